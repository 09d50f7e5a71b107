//! Can the calendar be kept: does every zone, set of days off, rule and festival that it names exist, and do its keys agree?

use jiff::tz::TimeZone;

use crate::calendar::Almanac;
use crate::calendar::CHINESE;
use crate::calendar::Rule;
use crate::calendar::fits;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::load::Documents;
use crate::model::Community;
use crate::model::SiteSettings;
use crate::model::calendar::Anchor;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Sop;
use crate::model::calendar::Step;
use crate::model::value::At;
use crate::model::value::Id;
use crate::source::Sp;

/// Places that people name a zone by, though zones go by another name.
const FAMILIAR: [(&str, &str); 8] = [
    ("beijing", "Asia/Shanghai"),
    ("china", "Asia/Shanghai"),
    ("utc+8", "Asia/Shanghai"),
    ("gmt+8", "Asia/Shanghai"),
    ("utc+08", "Asia/Shanghai"),
    ("北京", "Asia/Shanghai"),
    ("上海", "Asia/Shanghai"),
    ("东八区", "Asia/Shanghai"),
];

/// What the site says for calendars that are silent.
pub(super) fn check_site(site: &SiteSettings, documents: &Documents, findings: &mut Findings) {
    findings.extend(site.timezone.as_ref().and_then(zone));
    findings.extend(site.holidays.as_ref().and_then(|set| holidays(set, documents)));
}

/// What one calendar says; `almanac` is what is known of its days.
pub(super) fn check(community: &Community, almanac: &Almanac, documents: &Documents, findings: &mut Findings) {
    let Some(calendar) = &community.calendar else { return };
    findings.extend(calendar.timezone.as_ref().and_then(zone));
    findings.extend(calendar.holidays.as_ref().and_then(|set| holidays(set, documents)));
    for sop in calendar.sops() {
        findings.extend(sop.recurrence().iter().flat_map(recurrence));
        findings.extend(sop.steps().iter().filter_map(ends_first));
        if let Sop::Campaign(campaign) = sop {
            let anchors = campaign.anchor.iter().flat_map(|anchors| anchors.iter());
            findings.extend(anchors.filter_map(|anchor| festival(anchor, almanac)));
        }
    }
}

fn zone(zone: &Sp<String>) -> Option<Finding> {
    let written = zone.as_str();
    if TimeZone::get(written).is_ok() {
        return None;
    }
    let finding =
        Finding::error("unknown-zone", words!("there is no time zone `{written}`", "没有名为 `{written}` 的时区")).at(&zone.span);
    let lower = written.to_lowercase();
    let familiar = FAMILIAR.iter().find(|(word, _)| lower.contains(word)).map(|(_, zone)| (*zone).to_owned());
    let near = familiar.or_else(|| {
        let known: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
        nearest(written, known.iter().map(String::as_str)).map(str::to_owned)
    });
    Some(finding.help(match near {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!(
            "write its IANA name, such as `Asia/Shanghai` or `Europe/Berlin`",
            "写 IANA 时区名，例如 `Asia/Shanghai`、`Europe/Berlin`"
        ),
    }))
}

fn holidays(set: &Sp<Id>, documents: &Documents) -> Option<Finding> {
    let name = set.as_str();
    if name == CHINESE || documents.holidays.contains_key(name) {
        return None;
    }
    let known = || documents.holidays.keys().map(String::as_str).chain([CHINESE]);
    let what = words!("nobody says which days `{name}` has off", "没有名为 `{name}` 的假日表");
    Some(Finding::error("unknown-holidays", what).at(&set.span).help(match nearest(name, known()) {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!(
            "`{CHINESE}` comes along; write another into `content/holidays/{name}.yaml`, year by year",
            "自带的是 `{CHINESE}`；其他的写进 `content/holidays/{name}.yaml`，一年一段"
        ),
    }))
}

fn festival(anchor: &Sp<Anchor>, almanac: &Almanac) -> Option<Finding> {
    let Anchor::Festival(name) = &anchor.value else { return None };
    if almanac.knows_name(name) {
        return None;
    }
    let what = words!("no day is called `{name}`", "没有叫 `{name}` 的日子");
    Some(Finding::error("unknown-festival", what).at(&anchor.span).help(match nearest(name, almanac.known_names()) {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!(
            "write a date (`2027-05-20`), a festival such as `中秋节`, or the title of a day in `calendar.days`",
            "写日期（`2027-05-20`）、节日（例如 `中秋节`），或 `calendar.days` 里某一天的标题"
        ),
    }))
}

/// What is wrong with the keys by which an SOP recurs.
fn recurrence(it: &Recurrence) -> Vec<Finding> {
    let rule = it.rrule.and_then(|written| {
        let fault = written.parse::<Rule>().err()?;
        Some(Finding::error("bad-value", fault.what).at(&written.span).help(fault.help))
    });
    [rule, said_twice(it), unfit(it), ends_before_it_begins(it)].into_iter().flatten().collect()
}

/// Two keys that say the same thing, of which only one is heard.
fn said_twice(it: &Recurrence) -> Option<Finding> {
    let beside_rule = it.every.map(|every| ("every", &every.span)).or(it.on.map(|on| ("on", &on.span)));
    let (heard, unheard, place) = match (it.rrule, beside_rule, it.at, it.window) {
        (Some(_), Some((key, place)), ..) => ("rrule", key, place),
        (.., Some(_), Some(window)) => ("at", "window", &window.span),
        _ => return None,
    };
    let what = words!("`{unheard}` stands beside `{heard}`, which says all of it", "已经有 `{heard}`，`{unheard}` 不起作用");
    Some(Finding::error("said-twice", what).at(place).help(words!("keep one of them", "请只保留一个")))
}

/// Days that do not belong to what is counted: the 15th of a week.
fn unfit(it: &Recurrence) -> Option<Finding> {
    let (every, on) = it.every.zip(it.on)?;
    let day = on.days().iter().find(|day| !fits(every.value, **day))?;
    let every = every.value;
    let what = words!("`{day}` is no day of `every: {every}`", "`every: {every}` 里没有 `{day}` 这样的日子");
    let help = words!(
        "working days are Monday to Friday, weeks have weekdays (`on: [mon, thu]`), months have dates and counted weekdays (`15`, `last fri`), years have both (`12-10`)",
        "工作日只有周一到周五，按周写星期（`on: [mon, thu]`），按月写日期或第几个星期几（`15`、`last fri`），按年写月和日（`12-10`）"
    );
    Some(Finding::error("unfit-day", what).at(&on.span).help(help))
}

fn ends_before_it_begins(it: &Recurrence) -> Option<Finding> {
    let (from, until) = it.from.zip(it.until)?;
    if from.civil() <= until.civil() {
        return None;
    }
    let what = words!("`until` lies before `from`", "`until` 早于 `from`");
    Some(
        Finding::error("ends-first", what)
            .at(&until.span)
            .also(&from.span, words!("it begins here", "从这里开始"))
            .help(words!("write the later day at `until`", "`until` 写较晚的那一天")),
    )
}

/// A step that is over before it begins.
fn ends_first(step: &Step) -> Option<Finding> {
    let until = step.until.as_ref()?;
    let place = |at: At| match at {
        At::Clock(clock) => Some(clock.minutes()),
        At::Window(hours) => Some(hours.from().minutes()),
        At::Distance(_) | At::Unsaid => None,
    };
    let (begin, end) = (step.at.value, until.value);
    let is_early = match (place(begin.at()), place(end.at())) {
        (Some(from), Some(to)) if begin.days() == end.days() => to <= from,
        _ => end.days() < begin.days(),
    };
    let what = words!("the step ends at `{end}`, before it begins at `{begin}`", "这一步 `{end}` 结束，却 `{begin}` 才开始");
    is_early.then(|| {
        Finding::error("ends-first", what)
            .at(&until.span)
            .also(&step.at.span, words!("it begins here", "从这里开始"))
            .help(words!("write the later moment at `until`", "`until` 写较晚的时刻"))
    })
}
