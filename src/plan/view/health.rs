//! The health page: a score for each part of the playbook, and why every point was lost.

use serde_json::Value;
use serde_json::json;

use crate::check;
use crate::check::Allowed;
use crate::check::Family;
use crate::check::FamilyHealth;
use crate::check::Health;
use crate::draw::Bar;
use crate::draw::Caption;
use crate::draw::Kind;
use crate::draw::bars_of;
use crate::draw::sparkline;
use crate::finding::Finding;
use crate::finding::Words;
use crate::locale::Language;
use crate::locale::convert;
use crate::plan::review;
use crate::plan::review::Due;
use crate::plan::view::Scene;
use crate::source::Span;

/// What is said in the language of a reader: Chinese for all who read Chinese, English for everybody else.
pub(super) fn spoken(en: &str, zh: &str, language: &Language) -> String {
    match language.script() {
        Some(_) => convert(zh, &Language::simplified_chinese(), language).into_owned(),
        None => en.to_owned(),
    }
}

/// The score on the cover.
pub(super) fn figure(scene: &Scene) -> Option<Value> {
    let score = health(scene)?.score;
    let page = format!("{}health.html", scene.site.books[scene.book].prefix);
    Some(json!({ "value": score.to_string(), "href": scene.site.page_at(&page).map(|page| &page.address) }))
}

fn slug<'a>(scene: &'a Scene) -> &'a str {
    scene.site.library.books[scene.book].slug.as_deref().unwrap_or_default()
}

fn health(scene: &Scene) -> Option<Health> {
    Some(Health::of(scene.site.audit()?, slug(scene)))
}

pub(super) fn view(scene: &Scene) -> Value {
    let (Some(audit), Some(health)) = (scene.site.audit(), health(scene)) else { return json!({}) };
    let own = |allowed: &&Allowed| allowed.community.as_deref() == Some(slug(scene));
    let allowed: Vec<Value> = audit.allowed.iter().filter(own).map(|it| self::allowed(scene, it)).collect();
    let mut view = json!({
        "score": health.score,
        "count": health.families.iter().map(|family| family.lost.len()).sum::<usize>(),
        "families": health.families.iter().map(|it| family(scene, it)).collect::<Vec<_>>(),
        "allowed": allowed,
        "reviews": review::reviews(scene.site, scene.book).iter().map(|due| self::due(scene, due)).collect::<Vec<_>>(),
        "picture": picture(scene, &health),
    });
    if view["reviews"].as_array().is_some_and(|reviews| reviews.iter().any(|review| !review["due"].is_null())) {
        view["ics"] = format!("{}reviews.ics", scene.site.books[scene.book].prefix).into();
    }
    trend(scene, health.score, &mut view);
    view
}

fn name(scene: &Scene, family: Family) -> String {
    match family {
        Family::Writing => scene.word("reference.writing"),
        family => scene.word(&format!("sections.{}.title", family.word())),
    }
}

fn picture(scene: &Scene, health: &Health) -> String {
    let rows: Vec<(String, String, u32)> =
        health.families.iter().map(|family| (name(scene, family.family), family.score.to_string(), family.score)).collect();
    let bars: Vec<Bar> =
        rows.iter().map(|(label, value, score)| Bar { label, amount: f64::from(*score), value, kind: Kind::Plain }).collect();
    let title = scene.word("health.parts");
    let description = scene.reading(rows.iter().map(|(label, value, _)| (label.as_str(), value.as_str())));
    bars_of(f64::from(check::FULL), &Caption { id: "health-picture", title: &title, description: &description }, &bars)
}

fn family(scene: &Scene, health: &FamilyHealth) -> Value {
    let key = health.family.word();
    json!({
        "key": key,
        "name": name(scene, health.family),
        "href": scene.href("section", key),
        "score": health.score,
        "cost": check::FULL - health.score,
        "lost": health.lost.iter().map(|(cost, finding)| lost(scene, *cost, finding)).collect::<Vec<_>>(),
    })
}

fn lost(scene: &Scene, cost: u32, finding: &Finding) -> Value {
    let principle = check::lint(finding.code).map(|lint| spoken(lint.principle.en, lint.principle.zh, scene.language));
    json!({
        "cost": cost,
        "code": finding.code,
        "level": finding.level.word(),
        "message": said(scene, &finding.message),
        "principle": principle,
        "help": finding.help.as_ref().map(|help| said(scene, help)),
        "place": finding.span.as_ref().map(|span| place(scene, span)),
    })
}

fn allowed(scene: &Scene, allowed: &Allowed) -> Value {
    json!({
        "code": allowed.finding.code,
        "message": said(scene, &allowed.finding.message),
        "because": allowed.because,
        "place": place(scene, &allowed.place),
    })
}

fn due(scene: &Scene, due: &Due) -> Value {
    let today = scene.site.library.edition.today;
    let page = due.page(scene.site, scene.book);
    json!({
        "title": page.map_or_else(|| scene.word("health.whole"), |page| page.title.clone()),
        "page": page.map(|page| &page.address),
        "owner": due.owner.as_ref().map(|owner| scene.find("role", owner)),
        "last": due.last.map(|last| last.to_string()),
        "due": due.due.map(|due| due.to_string()),
        "late": due.due.is_none_or(|due| due < today),
        "place": place(scene, &due.place),
    })
}

fn said(scene: &Scene, words: &Words) -> String {
    spoken(&words.en, &words.zh, scene.language)
}

/// Where something is written: the file, the line, the page that shows it, and the address that opens it in an editor.
fn place(scene: &Scene, span: &Span) -> Value {
    let (line, column) = span.line_column();
    let path = span.source().path();
    let short = path.strip_prefix("content/communities/").unwrap_or(path);
    let section = review::section_of(span);
    let editor = scene.site.library.books[scene.book].site.editor.as_ref();
    let source = editor.map(|pattern| {
        let filled = pattern.replace("{path}", path).replace("{line}", &line.to_string());
        filled.replace("{column}", &column.to_string())
    });
    json!({
        "words": format!("{short}:{line}"),
        "source": source,
        "page": section.and_then(|key| scene.href("section", key)),
        "title": section.map(|key| scene.word(&format!("sections.{key}.title"))),
    })
}

/// What earlier checks recorded, with today's score at the end.
fn trend(scene: &Scene, score: u32, view: &mut Value) {
    let today = scene.site.library.edition.today;
    let mut scores = scene.site.record.until(today, slug(scene));
    scores.retain(|(day, _)| *day < today);
    let Some((day, last)) = scores.last().copied() else { return };
    let change = i64::from(score) - i64::from(last);
    view["since"] = json!({
        "day": day.to_string(),
        "change": match change {
            0 => "±0".to_owned(),
            change if change < 0 => format!("−{}", change.unsigned_abs()),
            change => format!("+{change}"),
        },
    });
    scores.push((today, score));
    let points: Vec<Option<f64>> = scores.iter().map(|(_, score)| Some(f64::from(*score))).collect();
    let read: Vec<(String, String)> = scores.iter().map(|(day, score)| (day.to_string(), score.to_string())).collect();
    let description = scene.reading(read.iter().map(|(day, score)| (day.as_str(), score.as_str())));
    let title = scene.word("health.trend");
    view["trend"] = sparkline(&Caption { id: "trend-picture", title: &title, description: &description }, &points, None).into();
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::view_of;

    const CLUB: &str = "name: 读书会\npeople:\n  leader: {id: a, name: 甲, review: {owner: a, every: quarter, last: 2026-05-01}}\n\
        rules:\n  join: {mode: purchase}\nallow: [{check: fit-missing, because: 老板已经决定}]\n";

    #[test]
    fn every_lost_point_names_its_principle_and_its_place() {
        let view = view_of(CLUB, "health.html");
        let families = view["families"].as_array().unwrap();
        let rules = families.iter().find(|family| family["key"] == "rules").unwrap();
        let lost = rules["lost"].as_array().unwrap();
        let ending = lost.iter().find(|lost| lost["code"] == "rules-no-ending").unwrap();
        assert_eq!(
            (&ending["message"], &ending["place"]["words"]),
            (&"群规没有写会员资格怎么结束".into(), &"club/community.yaml:4".into())
        );
        assert_eq!(ending["place"]["page"], "rules.html");
        let cost: u64 = lost.iter().map(|lost| lost["cost"].as_u64().unwrap()).sum();
        assert_eq!(rules["cost"], cost);
        assert_eq!(view_of(CLUB, "en/health.html")["allowed"][0]["because"], "老板已经决定");
    }

    #[test]
    fn a_review_says_who_when_and_where() {
        let review = view_of(CLUB, "health.html")["reviews"][0].clone();
        assert_eq!((&review["due"], &review["late"]), (&"2026-08-01".into(), &true.into()));
        assert_eq!((&review["title"], &review["owner"]["name"]), (&"人".into(), &"甲".into()));
    }
}
