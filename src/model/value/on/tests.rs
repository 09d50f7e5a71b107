//! Days, as written.

use crate::model::value::bad::take_bad;
use crate::model::value::on::On;
use crate::model::value::test::bad;
use crate::model::value::test::good;

#[test]
fn days_read_as_people_type_them() {
    for (written, canonical) in [
        ("mon", "mon"),
        ("Thursday, Mon", "mon, thu"),
        ("mon thu", "mon, thu"),
        ("周一、周四", "mon, thu"),
        ("每周一和周四", "mon, thu"),
        ("星期天", "sun"),
        ("mon-fri", "mon, tue, wed, thu, fri"),
        ("周六至周一", "mon, sat, sun"),
        ("weekend", "sat, sun"),
        ("last fri", "last fri"),
        ("second thu", "2nd thu"),
        ("1st mon", "1st mon"),
        ("最後一個週五", "last fri"),
        ("第二个周四", "2nd thu"),
        ("１５", "15"),
        ("每月15号", "15"),
        ("1, 15", "1, 15"),
        ("last day, 1st", "1, last day"),
        ("月底", "last day"),
        ("12-10", "12-10"),
        ("11月11日", "11-11"),
        ("02-29", "02-29"),
        ("mon, mon", "mon"),
    ] {
        good::<On>(written, canonical);
    }
}

#[test]
fn what_is_no_day_is_pointed_at() {
    for (written, part) in [
        ("mondey", "mondey"),
        ("mon, foo, thu", "foo"),
        ("mon,", ""),
        ("32", "32"),
        ("0", "0"),
        ("02-30", "30"),
        ("13-01", "13"),
        ("12-", "12-"),
        ("mon-", ""),
        ("周一、周八", "周八"),
        ("last week", "last"),
        ("15x", "x"),
        ("", ""),
    ] {
        bad::<On>(written, part);
    }
}

#[test]
fn a_list_and_a_number_read_as_days_too() {
    let on = |json: serde_json::Value| serde_json::from_value::<On>(json).unwrap().to_string();
    assert_eq!(on(serde_json::json!(["周四", "mon"])), "mon, thu");
    assert_eq!(on(serde_json::json!(15)), "15");
    assert!(serde_json::from_value::<On>(serde_json::json!(["mon", "周八"])).is_err());
    assert_eq!(take_bad().map(|bad| bad.part), Some(0.."周八".len()));
    assert!(serde_json::from_value::<On>(serde_json::json!([])).is_err());
    assert_eq!(take_bad(), None);
}
