//! The months of every funnel as files: a spreadsheet that reckons itself, and the plain numbers.

#[cfg(test)]
mod proof;
mod table;
mod words;
mod workbook;

use crate::file::Content;
use crate::file::File;
use crate::funnel::Case;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::read;
use crate::funnel::run;
use crate::model::Community;
use crate::model::funnel::SegmentFunnel;
use crate::model::funnel::Stage;
use crate::plan::BookPlan;
use crate::plan::Site;
use crate::plan::projection;
use words::Speech;

/// A funnel with its names and its months.
struct Told {
    title: String,
    /// Of the stages that are reckoned with, in their order.
    stages: Vec<String>,
    funnel: Funnel,
    months: Vec<Month>,
}

/// All of them; none for a funnel that cannot be reckoned, whose page says what is missing.
pub(super) fn files(site: &Site) -> Vec<File> {
    let mut files = Vec::new();
    for (book, plan) in site.library.books.iter().zip(&site.books) {
        let Some(community) = book.community.as_deref() else { continue };
        let Some(funnel) = &community.funnel else { continue };
        let speech = Speech { language: &book.language };
        let ways = std::iter::once(None).chain(funnel.by_segment.iter().map(Some));
        for branch in ways {
            let Some(told) = told(community, branch, plan, book.name()) else { continue };
            let way = branch.map_or("main", |branch| branch.id.as_str());
            files.push(File::text(projection(&plan.prefix, way, "csv"), table::csv(&speech, &told)));
            // Bytes in memory: writing them cannot fail but for a name that is too long, and names are cut.
            if let Ok(bytes) = workbook::bytes(&speech, &[&told], site.library.edition.today) {
                files.push(File { path: projection(&plan.prefix, way, "xlsx"), content: Content::Bytes(bytes) });
            }
        }
    }
    files
}

fn told(community: &Community, branch: Option<&SegmentFunnel>, plan: &BookPlan, name: &str) -> Option<Told> {
    let funnel = read(community, branch, Case::Expected).ok()?;
    let main = || community.funnel.as_ref().map_or(&[][..], |funnel| &funnel.stages);
    let stages: &[Stage] = branch.map_or_else(main, |branch| &branch.stages);
    let title_of = |stage: &Stage| plan.name(&format!("stage:{}", stage.id())).unwrap_or(stage.id()).to_owned();
    let stages = funnel.stages.iter().filter_map(|stage| stages.get(stage.place)).map(title_of).collect();
    let title = branch.map_or_else(|| name.to_owned(), |branch| branch.title.to_string());
    let months = run(&funnel);
    Some(Told { title, stages, funnel, months })
}
