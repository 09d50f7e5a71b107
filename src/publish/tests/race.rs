//! Builds that want one folder at one time.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use crate::publish::Reason;
use crate::publish::Way;
use crate::publish::tests::Desk;

#[test]
fn builds_at_one_time_come_one_after_the_other_or_are_turned_away() {
    for way in [Way::Changes, Way::Whole] {
        let desk = Desk::new();
        let (published, turned_away) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let keep_building = |builder: usize| {
            let text = format!("第 {builder} 个");
            let names: Vec<String> = (0..8).map(|page| format!("{builder}/页{page}.html")).collect();
            let files: Vec<(&str, &str)> =
                names.iter().map(|name| (name.as_str(), text.as_str())).chain([("index.html", text.as_str())]).collect();
            for _ in 0..60 {
                match desk.build_by(way, &files) {
                    Ok(_) => published.fetch_add(1, Ordering::Relaxed),
                    Err(error) if error.reason() == Reason::Busy => turned_away.fetch_add(1, Ordering::Relaxed),
                    Err(error) => panic!("{error}"),
                };
            }
        };
        thread::scope(|scope| (0..4).for_each(|builder| drop(scope.spawn(move || keep_building(builder)))));
        assert_eq!(published.into_inner() + turned_away.into_inner(), 4 * 60);
        let site = desk.site();
        assert_eq!(site.len(), 9, "{site:?}");
        assert!(site.values().all(|text| *text == site["index.html"]), "{site:?}");
    }
}
