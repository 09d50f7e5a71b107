//! A book with one calendar, for tests.

use jiff::civil::Date;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::calendar::expand;
use crate::finding::Findings;
use crate::load::Definition;
use crate::load::Documents;
use crate::model::Visibility;
use crate::resolve;
use crate::resolve::Book;
use crate::resolve::Edition;
use crate::source::Source;
use crate::yaml;

/// The book of a community with this calendar, in Chinese.
pub(crate) fn book(calendar: &str) -> Book {
    let read = |path: &str, text: &str| yaml::parse(&Source::new(path, text), 0..text.len()).unwrap();
    let indented: String = calendar.lines().map(|line| format!("  {line}\n")).collect();
    let organise = "[{id: group, title: 群, platform: wechat-group}, {id: call, title: 私聊, platform: direct-message}]";
    let people = "{leader: {id: leader, name: 甲}, operators: [{id: keeper, name: 乙}]}";
    let text = format!("name: 读书会\npeople: {people}\nrules: {{organise: {organise}}}\ncalendar:\n{indented}");
    let mut documents = Documents::default();
    let tree = read("content/communities/club/community.yaml", &text);
    documents.definitions.push(Definition { slug: "club".to_owned(), tree, modules: Vec::new(), whole: true });
    let today = Date::constant(2026, 11, 22);
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today };
    let mut findings = Findings::default();
    let library = resolve::resolve(&documents, &edition, &mut findings);
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    library.books.into_iter().next().unwrap()
}

/// What happens in a book between two days, a line each.
pub(crate) fn between(calendar: &str, first: &str, last: &str) -> Vec<String> {
    let book = book(calendar);
    let days = first.parse::<Date>().unwrap()..=last.parse().unwrap();
    let community = book.community.unwrap();
    lines(&expand(community.calendar.as_ref().unwrap(), &book.almanac, days))
}

/// A line each: `06-19 20:00 talk.warmup`, and where it would have been if it was moved.
pub(crate) fn lines(found: &[Occurrence]) -> Vec<String> {
    let line = |occurrence: &Occurrence| {
        let clock = occurrence.clock.map(|clock| format!(" {clock}")).unwrap_or_default();
        let step = occurrence.step_id().map(|step| format!(".{step}")).unwrap_or_default();
        let review = if occurrence.task == Task::Review { " review" } else { "" };
        let moved = occurrence.shifted_from.map(|from| format!(" from {}", from.strftime("%m-%d"))).unwrap_or_default();
        format!("{}{clock} {}{step}{review}{moved}", occurrence.date.strftime("%m-%d"), occurrence.sop.id().as_str())
    };
    found.iter().filter(|occurrence| !occurrence.is_frame).map(line).collect()
}
