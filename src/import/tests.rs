//! Tables as people keep them.

use serde_json::Value;

use crate::calendar::sample::book;
use crate::import::Imported;
use crate::import::Kind;
use crate::import::read;

fn imported(table: &str) -> Imported {
    let rows: Vec<Vec<String>> =
        table.trim().lines().map(|line| line.split('|').map(|cell| cell.trim().replace("\\n", "\n")).collect()).collect();
    let people = |name: &str| (name == "小满").then(|| "keeper".to_owned());
    read(&rows, "welcome", "新成员首周", Kind::Journey, &people).unwrap()
}

/// The calendar reads the definition: then it is one.
fn accepted(yaml: &str) -> Value {
    let book = book(yaml);
    serde_json::to_value(book.community.unwrap().calendar.as_ref().unwrap()).unwrap()
}

#[test]
fn columns_stand_in_any_order_and_have_the_words_of_their_makers() {
    for table in [
        "天 | 时间 | 动作 | 话术 | 素材 | 负责人\n当天 | 10:00 | 欢迎 | 您好：\\n请坐 | 卡片 <assets/a.txt>\\n椅子 | 小满",
        "责任人 | 素材/海报 | 运营动作 | 推送话术 | 时间 | 第几天\n小满 | 卡片 <assets/a.txt>\\n椅子 | 欢迎 | 您好：\\n请坐 | 10:00 | 0",
        "負責人 | 天 | 時間 | 動作 | 話術 | 附件\n小满 | 當天 | 10:00 | 欢迎 | 您好：\\n请坐 | 卡片 <assets/a.txt>\\n椅子",
        "新成员首周 SOP\n\nwho | what | day | time | message | materials\n小满 | 欢迎 | D0 | 10:00 | 您好：\\n请坐 | 卡片 <assets/a.txt>\\n椅子",
    ] {
        let imported = imported(table);
        let expected = "journeys:
  - id: welcome
    title: 新成员首周
    starts: join
    steps:";
        assert!(imported.yaml.starts_with(expected), "{}", imported.yaml);
        for line in ["at: \"D0 10:00\"", "do: 欢迎", "owner: keeper", "title: 椅子", "href: \"assets/a.txt\""] {
            assert!(imported.yaml.contains(line), "{line} in {}", imported.yaml);
        }
        assert!(imported.yaml.contains("script: |-\n          您好：\n          请坐\n"), "{}", imported.yaml);
        assert_eq!((imported.steps, imported.mapping.iter().flat_map(|(_, column)| column).count()), (1, 6));
    }
}

#[test]
fn days_are_counted_as_their_makers_count() {
    let at = |days: &[&str]| {
        let rows: String = days.iter().map(|day| format!("{day} | 做\n")).collect();
        let imported = imported(&format!("天 | 动作\n{rows}"));
        let lines = imported.yaml.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("at: "));
        lines.map(|line| line.trim_matches('"').to_owned()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(at(&["第1天", "第3天 10:00"]), "D0, D2 10:00");
    assert_eq!(at(&["第1天 10:00", "第3天"]), "D0 10:00, D2");
    assert_eq!(at(&["第0天", "第1天", "第3天"]), "D0, D1, D3");
    assert_eq!(at(&["当天", "次日 20:00", "第7天"]), "D0, D1 20:00, D7");
    assert_eq!(at(&["活动前5天 10:00", "前一天", "T-2 09:00-11:00", "-2h", "D+1"]), "D-5 10:00, D-1, D-2 09:00-11:00, -2h, D1");
    assert_eq!(at(&["3", "-3", "D0 +10m"]), "D3, D-3, +10m");
}

#[test]
fn a_day_that_cannot_be_read_stays_as_it_is_written() {
    let imported = imported("天 | 动作\n月底前后 | 盘点");
    assert_eq!(imported.unread, ["月底前后"]);
    assert!(imported.yaml.contains("at: 月底前后"), "{}", imported.yaml);
}

#[test]
fn a_table_without_work_in_it_is_none() {
    let rows = |text: &str| text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect::<Vec<Vec<String>>>();
    for table in ["", "姓名|电话\n甲|1", "动作", "天|时间"] {
        assert!(read(&rows(table), "a", "甲", Kind::Journey, &|_| None).is_none(), "{table}");
    }
}

#[test]
fn texts_that_look_like_something_else_stay_texts() {
    let imported = imported("天 | 动作 | 话术\nD0 | yes | '=1+1\nD1 | 12: 30 # 次 | - 一\\n- 二\nD2 | \"引\" | {a: b}");
    let calendar = accepted(&imported.yaml);
    let steps = &calendar["journeys"][0]["steps"];
    assert_eq!((&steps[0]["do"], &steps[0]["script"]), (&"yes".into(), &"=1+1".into()));
    assert_eq!((&steps[1]["do"], &steps[1]["script"]), (&"12: 30 # 次".into(), &"- 一\n- 二".into()));
    assert_eq!((&steps[2]["do"], &steps[2]["script"]), (&"\"引\"".into(), &"{a: b}".into()));
}
