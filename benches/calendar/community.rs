//! A large community as text: 200 SOPs with 2,000 steps in all, ten channels and eight roles. Tests and benches share it.

use std::fmt::Write;

const ROLES: usize = 8;
const CHANNELS: usize = 10;

/// How many SOPs of each kind there are, and how many steps each has: 200 and 2,000.
const RHYTHMS: (usize, usize) = (80, 5);
const CAMPAIGNS: (usize, usize) = (70, 12);
const JOURNEYS: (usize, usize) = (50, 15);
const MORE_STEPS: usize = 2_000 - RHYTHMS.0 * RHYTHMS.1 - CAMPAIGNS.0 * CAMPAIGNS.1 - JOURNEYS.0 * JOURNEYS.1;

const EVERY: [&str; 8] = [
    "every: weekday, skip: holidays",
    "every: week, on: mon",
    "every: week, on: [tue, fri]",
    "every: 2 weeks, on: wed",
    "every: month, on: 15, shift: later",
    "every: month, on: last fri",
    "every: week, on: sun, window: '09:00-11:00'",
    "rrule: 'FREQ=MONTHLY;BYDAY=1MO,3MO'",
];

/// The definition, from a day zero in 2026 on.
pub(crate) fn definition() -> String {
    let mut text =
        String::from("name: 衣橱会客厅\nkind: growth\npeople:\n  leader: {id: role-0, name: 沈榆, weekly: 20h}\n  operators:\n");
    for role in 1..ROLES {
        let _ = writeln!(text, "    - {{id: role-{role}, name: 运营 {role}, weekly: 20h}}");
    }
    text.push_str("rules:\n  organise:\n");
    for channel in 0..CHANNELS {
        let _ = writeln!(text, "    - {{id: group-{channel}, title: 会客厅 {channel} 群, platform: wechat-group}}");
    }
    text.push_str("calendar:\n  timezone: Asia/Shanghai\n  holidays: cn\n  quiet_hours: '22:30-07:30'\n  max_posts_per_day: 40\n  rhythms:\n");
    for number in 0..RHYTHMS.0 {
        let (every, hour) = (EVERY[number % EVERY.len()], 8 + number % 12);
        let at = if every.contains("window") { String::new() } else { format!(", at: '{hour:02}:30'") };
        let _ = writeln!(text, "    - {{id: rhythm-{number}, title: 日常 {number}, {every}{at}, {},", common(number));
        let _ = writeln!(text, "       steps: [{}]}}", steps(number, RHYTHMS.1, 0));
    }
    text.push_str("  campaigns:\n");
    for number in 0..CAMPAIGNS.0 {
        let (month, day) = (1 + number % 12, 1 + number % 28);
        let more = if number < MORE_STEPS { 1 } else { 0 };
        let _ = writeln!(
            text,
            "    - {{id: campaign-{number}, title: 活动 {number}, anchor: ['2026-{month:02}-{day:02} 20:00', '2027-{month:02}-{day:02} 20:00'], {},",
            common(number)
        );
        let _ = writeln!(text, "       steps: [{}]}}", steps(number, CAMPAIGNS.1 + more, -5));
    }
    text.push_str("  journeys:\n");
    for number in 0..JOURNEYS.0 {
        let _ = writeln!(text, "    - {{id: journey-{number}, title: 旅程 {number}, starts: join, {},", common(number));
        let _ = writeln!(text, "       steps: [{}]}}", steps(number, JOURNEYS.1, 0));
    }
    text
}

fn common(number: usize) -> String {
    let kind = ["value", "interaction", "care", "promotion", "admin"][number % 5];
    format!(
        "owner: role-{}, channel: group-{}, kind: {kind}, duration: 20m, why: 让成员每天先看到一条用得上的信息，再决定要不要开口",
        number % ROLES,
        number % CHANNELS
    )
}

fn steps(sop: usize, count: usize, first: i32) -> String {
    let step = |place: usize| {
        // Rhythms have theirs on the day itself, hour by hour; the others day by day.
        let at = match (first, count) {
            (0, 5) => format!("D0 +{}m", place * 30),
            _ => format!("D{} {:02}:{:02}", first + i32::try_from(place).unwrap_or(0), 9 + sop % 10, place * 3),
        };
        format!(
            "{{at: {at}, do: 第 {place} 步，发第 {sop} 号内容, owner: role-{}, why: 先看见再开口, duration: 10m, materials: [{{title: 模板 {place}}}], \
             script: 【称呼】，今天这一条只讲一件事：出门前把三样东西放在同一个地方，明早就不用再找。您先试一次，晚上告诉我好不好用，我们再说下一步怎么做。}}",
            (sop + place) % ROLES
        )
    };
    (0..count).map(step).collect::<Vec<_>>().join(", ")
}
