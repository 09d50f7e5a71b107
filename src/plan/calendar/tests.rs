//! What the pages of the calendar are told, on a Sunday: 22 November 2026.

use serde_json::Value;
use serde_json::json;

use crate::plan::view::sample::view_of;

const CLUB: &str = "name: 读书会
people: {leader: {id: leader, name: 沈榆}, operators: [{id: keeper, name: 小满}, {id: guest, name: 程宁}]}
rules: {organise: [{id: main, title: 主群}, {id: live, title: 直播间}]}
calendar:
  quiet_hours: '22:00-08:00'
  max_posts_per_day: 2
  days: [{date: 2026-12-31, title: 盘点, kind: off}]
  rhythms:
    - {id: note, title: 早读, every: weekday, at: '08:20', owner: keeper, channel: main, kind: value, skip: holidays, script: '早，【称呼】。', variants: [{title: 下雨, script: 有雨。}]}
    - {id: qa, title: 问答, every: week, on: thu, at: '20:00', owner: leader, helpers: [keeper], channel: live}
    - {id: late, title: 夜读, every: month, on: 24, at: '23:00', channel: main}
  campaigns:
    - id: talk
      title: 微课
      anchor: 2026-12-10 20:00
      owner: leader
      channel: main
      steps:
        - {id: tell, at: D-5 10:00, do: 预告, owner: keeper, script: 来听。}
        - {at: -2h, do: 预热, helpers: [guest]}
        - {at: D+1 10:00, do: 整理}
  journeys: [{id: first, title: 首周, starts: join, owner: keeper, steps: [{at: D1 10:00, do: 问候}, {at: D7, do: 回访, owner: leader}]}]
funnel: {stages: [{level: free, actions: [talk], scripts: [{title: 初见, text: 你好, owner: leader}]}]}
";

fn of(address: &str) -> Value {
    view_of(CLUB, address)
}

/// The titles of `entries`, each with its time.
fn told(entries: &Value) -> Vec<String> {
    let all = entries.as_array().unwrap().iter();
    all.map(|one| format!("{} {}", one["time"].as_str().unwrap(), one["title"].as_str().unwrap()).trim().to_owned()).collect()
}

#[test]
fn a_month_is_a_sheet_of_whole_weeks_with_its_own_days_alone() {
    let month = of("calendar/2026-12.html")["month"].clone();
    let weeks = month["weeks"].as_array().unwrap();
    assert_eq!(weeks.iter().map(|week| week["number"].as_i64().unwrap()).collect::<Vec<_>>(), [49, 50, 51, 52, 53]);
    let days: Vec<&Value> = weeks.iter().flat_map(|week| week["days"].as_array().unwrap()).collect();
    assert_eq!((days.len(), days.iter().filter(|day| !day.is_null()).count()), (35, 31));
    assert!(days[0].is_null(), "the first of December 2026 is a Tuesday");
    assert_eq!((&days[1]["date"], &days[1]["title"]), (&json!("2026-12-01"), &json!("12 月 1 日 周二")));
    assert_eq!(told(&days[5]["entries"]), ["10:00 预告"]);
    assert_eq!(told(&days[10]["entries"]), ["08:20 早读", "18:00 预热", "20:00 问答", "20:00 微课"]);
    assert_eq!(
        (&days[31]["off"], &days[31]["names"], told(&days[31]["entries"])),
        (&json!(true), &json!(["盘点"]), vec!["20:00 问答".to_owned()])
    );
    assert_eq!((&month["prev"]["href"], &month["next"]["title"]), (&json!("calendar/2026-11.html"), &json!("2027 年 1 月")));
}

#[test]
fn months_have_as_many_weeks_as_they_touch() {
    for (address, weeks) in [("calendar/2027-02.html", 4), ("calendar/2027-05.html", 6), ("calendar/2027-10.html", 5)] {
        assert_eq!(of(address)["month"]["weeks"].as_array().unwrap().len(), weeks, "{address}");
    }
    assert_eq!(of("calendar/2027-10.html")["month"]["next"], Value::Null, "the twelfth month is the last");
}

#[test]
fn the_first_page_shows_the_weeks_that_come() {
    let weeks = of("calendar.html")["month"]["weeks"].clone();
    assert_eq!((&weeks[0]["days"][0]["date"], &weeks[0]["days"][6]["today"]), (&json!("2026-11-16"), &json!(true)));
    assert_eq!((&weeks[0]["past"], &weeks[0]["days"][5]["past"]), (&json!(false), &json!(true)));
    assert_eq!((&weeks[3]["days"][6]["date"], &weeks[2]["days"][1]["month"]), (&json!("2026-12-13"), &json!("12 月")));
}

#[test]
fn a_week_is_told_by_channel_hour_and_day() {
    let week = of("calendar/week-2026-12-07.html")["week"].clone();
    let channels = week["channels"].as_array().unwrap();
    assert_eq!(channels.iter().map(|channel| &channel["id"]).collect::<Vec<_>>(), [&json!("main"), &json!("live")]);
    let hours = channels[0]["hours"].as_array().unwrap();
    assert_eq!(
        hours.iter().map(|hour| hour["label"].as_str().unwrap()).collect::<Vec<_>>(),
        ["08:00", "10:00", "18:00", "20:00"]
    );
    assert_eq!(told(&hours[1]["cells"][4]), ["10:00 整理"]);
    assert_eq!((&week["range"], &week["title"]), (&json!("12 月 7 日 至 12 月 13 日"), &json!("2026 年第 50 周")));
}

#[test]
fn a_role_sees_what_is_its_own_and_what_it_helps_with() {
    let view = of("calendar/role-keeper.html");
    let day = |date: &str| {
        let days = view["days"].as_array().unwrap();
        told(&days.iter().find(|day| day["date"] == date).unwrap()["entries"])
    };
    assert_eq!(day("2026-11-26"), ["08:20 早读", "20:00 问答"]);
    assert_eq!((day("2026-12-05"), day("2026-12-11")), (vec!["10:00 预告".to_owned()], vec!["08:20 早读".to_owned()]));
    let journey = &view["journeys"][0];
    assert_eq!((&journey["title"], journey["steps"].as_array().unwrap().len()), (&json!("首周"), 1));
    assert_eq!(
        (&journey["steps"][0]["at"], &journey["steps"][0]["href"]),
        (&json!("加入次日 10:00"), &json!("sop/first.html#step-d1-1000"))
    );
}

#[test]
fn a_tick_is_kept_by_step_and_round() {
    let days = of("calendar/role-keeper.html")["days"].clone();
    let keys: Vec<&str> = days
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|day| day["entries"].as_array().unwrap())
        .filter_map(|one| one["key"].as_str())
        .collect();
    assert!(keys.contains(&"talk.tell@2026-12-10") && keys.contains(&"note@2026-11-23"), "{keys:?}");
}

#[test]
fn too_much_and_too_late_are_told() {
    let view = of("calendar/load.html");
    let clashes: Vec<(&str, bool, u64)> = view["clashes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clash| (clash["date"].as_str().unwrap(), clash["over"].as_bool().unwrap(), clash["quiet"].as_u64().unwrap()))
        .collect();
    assert_eq!(clashes[..2], [("2026-11-24", false, 1), ("2026-12-24", false, 1)]);
    assert_eq!(clashes.len(), 12, "{clashes:?}");
    assert_eq!((&view["channels"][0]["limit"], &view["channels"][0]["quiet"]), (&json!(2), &json!("22:00–08:00")));
    let busy = CLUB.replace("max_posts_per_day: 2", "max_posts_per_day: 1");
    let view = view_of(&busy, "calendar/load.html");
    assert!(view["clashes"].as_array().unwrap().iter().any(|clash| clash["date"] == "2026-12-10" && clash["over"] == true));
}

#[test]
fn of_many_days_that_are_too_full_the_first_are_told_and_all_counted() {
    let late = CLUB.replace("at: '08:20'", "at: '23:20'");
    let view = view_of(&late, "calendar/load.html");
    let told = view["clashes"].as_array().unwrap();
    assert_eq!((told.len(), &told[0]["date"]), (40, &json!("2026-11-02")));
    assert!(view["clash_count"].as_u64().unwrap() > 200, "{}", view["clash_count"]);
}

#[test]
fn all_scripts_are_in_one_place_with_their_stages() {
    let view = of("calendar/scripts.html");
    let groups = view["groups"].as_array().unwrap();
    let titles: Vec<(&str, usize, &str)> = groups
        .iter()
        .map(|group| {
            (group["title"].as_str().unwrap(), group["scripts"].as_array().unwrap().len(), group["stages"].as_str().unwrap())
        })
        .collect();
    assert_eq!(titles, [("早读", 2, ""), ("微课", 1, "free"), ("免费引流", 1, "free")]);
    assert_eq!(
        (&groups[1]["scripts"][0]["role"], &groups[1]["scripts"][0]["at"]),
        (&json!("keeper"), &json!("活动前 5 天 10:00"))
    );
}

#[test]
fn a_procedure_knows_its_next_rounds_and_its_people() {
    let view = of("sop/talk.html");
    let round = &view["rounds"][0];
    assert_eq!((&round["title"], &round["href"]), (&json!("12 月 10 日 周四 20:00"), &json!("calendar/2026-12.html#d10")));
    assert_eq!(
        (&round["steps"]["tell"]["day"], &round["steps"]["step-d1-1000"]["date"]),
        (&json!("12 月 5 日 周六 10:00"), &json!("2026-12-11"))
    );
    let people: Vec<(&str, &Value)> =
        view["people"].as_array().unwrap().iter().map(|one| (one["role"]["name"].as_str().unwrap(), &one["parts"])).collect();
    assert_eq!(people, [("沈榆", &json!(["负责"])), ("小满", &json!([])), ("程宁", &json!(["协助"]))]);
    assert_eq!(of("sop/first.html")["rounds"], json!([]), "the day zero of a journey is a member's own");
}

#[test]
fn a_calendar_without_people_or_channels_still_has_its_months() {
    let yaml = "name: 读书会\ncalendar: {rhythms: [{id: note, title: 早读, every: day}]}";
    let view = view_of(yaml, "calendar/2026-12.html");
    assert_eq!(view["month"]["weeks"][0]["days"][1]["entries"][0]["time"], "");
    let tabs: Vec<&str> = view["tabs"].as_array().unwrap().iter().map(|tab| tab["key"].as_str().unwrap()).collect();
    assert_eq!(tabs, ["overview", "month", "week", "agenda"]);
}

#[test]
fn the_files_of_all_and_of_those_with_work_on_some_day_are_told() {
    let files = of("calendar.html")["files"].clone();
    assert_eq!((&files["all"], &files["url"]), (&json!("calendar/all.ics"), &Value::Null));
    let roles: Vec<&str> = files["roles"].as_array().unwrap().iter().map(|role| role["title"].as_str().unwrap()).collect();
    assert_eq!(roles, ["沈榆", "小满", "程宁"]);
    let idle = "name: 读书会\npeople: {leader: {id: leader, name: 沈榆}}\n\
        calendar: {journeys: [{id: first, title: 首周, starts: join, owner: leader, steps: [{at: D1, do: 问候}]}]}";
    assert_eq!(view_of(idle, "calendar.html")["files"]["roles"], json!([]), "a journey has no date of its own");
    assert_eq!(view_of(idle, "calendar/role-leader.html")["file"], Value::Null);
    assert_eq!(view_of("name: 读书会\ncalendar: {timezone: Asia/Shanghai}", "calendar.html")["files"], Value::Null);
}

#[test]
fn a_crowded_month_gathers_steps_and_loses_no_time_of_a_round() {
    let crowd: String = (0..30)
        .map(|place| {
            let steps = "[{at: 0h, do: 甲}, {at: +30m, do: 乙}]";
            format!("    - {{id: r{place}, title: 日常 {place}, every: weekday, at: '09:00', steps: {steps}}}\n")
        })
        .collect();
    let talk = "steps: [{at: D-1 10:00, do: 预告}, {at: -2h, do: 预热}, {at: +90m, do: 收尾, reviewer: keeper, review_before: 1h, owner: leader}]";
    let yaml = format!(
        "name: 读书会\npeople: {{leader: {{id: leader, name: 沈榆}}, operators: [{{id: keeper, name: 小满}}]}}\ncalendar:\n  rhythms:\n{crowd}  \
         campaigns: [{{id: talk, title: 微课, anchor: 2027-04-08 20:00, {talk}}}]"
    );
    let month = view_of(&yaml, "calendar/2027-04.html")["month"].clone();
    let days: Vec<&Value> = month["weeks"].as_array().unwrap().iter().flat_map(|week| week["days"].as_array().unwrap()).collect();
    let day = |date: &str| days.iter().find(|day| day["date"] == date).unwrap()["entries"].clone();
    assert_eq!(told(&day("2027-04-08"))[29..], ["09:00–09:30 日常 29", "18:00–21:30 微课", "20:00 微课"]);
    let entries = day("2027-04-08");
    assert_eq!((&entries[0]["of"], &entries[0]["steps"], &entries[31]["mark"]), (&json!("2 步"), &Value::Null, &json!("event")));
    assert_eq!(told(&entries[30]["steps"]), ["18:00 预热", "20:30 把关：收尾", "21:30 收尾"]);
    assert_eq!(told(&day("2027-04-07")).last().unwrap(), "10:00 预告", "a step that is alone on its day is told as it is");
}
