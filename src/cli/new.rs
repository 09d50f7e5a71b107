//! `guildbook new`: a first workspace, or one more community.

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Findings;
use crate::finding::Words;
use crate::finding::words;
use crate::load;
use crate::load::Documents;
use crate::locale::Language;
use crate::model::identity::CommunityKind;
use crate::new;
use crate::new::Hand;
use crate::new::Refusal;
use crate::new::Speech;
use crate::report;
use crate::report::Tongue;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// Start a workspace, or add a community to one.
///
/// A new workspace is small and complete: the settings of the site, one community, a few modules, each with remarks that
/// say how it goes on. It builds at once. Nothing that exists is ever written over.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  guildbook new my-playbook\n  guildbook new my-playbook --language zh\n  guildbook new community book-club --kind growth --name \"Evening Readers\"\n\nA folder that is really to be called `community` is written `./community`."
)]
pub(super) struct New {
    #[command(subcommand)]
    what: Option<What>,
    /// The folder of the new workspace; it must not exist, or be empty.
    #[arg(required = true)]
    dir: Option<PathBuf>,
    /// The language in which its book is written; without it, the one that this command speaks.
    #[arg(long, value_enum)]
    language: Option<Written>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Written {
    /// Chinese.
    Zh,
    /// English.
    En,
}

#[derive(Debug, Subcommand)]
enum What {
    Community(NewCommunity),
}

/// Add a community: a definition with every section filled for its kind.
///
/// Each answer has its question as a comment above it, in the language that this command speaks; the answers are written in
/// the languages of the site. They work as they stand: build, read, and then make them yours.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  guildbook new community winter-school --kind skill\n  guildbook new community tea-table --kind interest --name 茶席 --speak zh"
)]
struct NewCommunity {
    /// The name of its folder, which is also its address: small letters, digits and `-`.
    #[arg(value_name = "SLUG", value_parser = slug)]
    slug: String,
    /// What it is built on: what you can give, again and again, decides what you can run.
    #[arg(long, value_enum)]
    kind: Kind,
    /// What it is called; without it, the words of its folder.
    #[arg(long)]
    name: Option<String>,
    /// The workspace: the folder that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// A craft that somebody teaches: a term, an exercise and a critique each week, a fee at the door.
    Skill,
    /// Something people love to do: meetings, a screen at the door, no end but an elimination.
    Interest,
    /// Goods or services you command: customers who bought, advice before offers, repeat purchase.
    Product,
    /// Getting better together: goals, talks, a camp, a year that is renewed.
    Growth,
    /// Being somebody: peers who are vouched for, small tables, discretion, help for help.
    Identity,
}

impl Kind {
    fn of_community(self) -> CommunityKind {
        match self {
            Kind::Skill => CommunityKind::Skill,
            Kind::Interest => CommunityKind::Interest,
            Kind::Product => CommunityKind::Product,
            Kind::Growth => CommunityKind::Growth,
            Kind::Identity => CommunityKind::Identity,
        }
    }
}

fn slug(written: &str) -> Result<String, String> {
    new::check_slug(written).map(|()| written.to_owned()).map_err(|words| words.en)
}

impl New {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let made = match (&self.what, &self.dir) {
            (Some(What::Community(community)), _) => return community.run(tongue),
            (None, Some(dir)) => {
                let language = self.language.map_or(of_templates(tongue), |language| match language {
                    Written::Zh => new::Tongue::Chinese,
                    Written::En => new::Tongue::English,
                });
                let hand = Hand { speech: Speech::plain(language), remarks: language };
                new::workspace(dir, &hand).map(|()| made_workspace(dir))
            }
            (None, None) => return Ok(Exit::Usage),
        };
        say(made, tongue)
    }
}

impl NewCommunity {
    fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let mut findings = Findings::new();
        let sources = Workspace::new(&self.root).discover(&Sources::default(), &mut findings)?;
        if !self.root.join("content").is_dir() {
            tell(&report::human(&findings.sorted(), tongue, true));
            return Ok(Exit::Errors);
        }
        let remarks = of_templates(tongue);
        let hand = Hand { speech: Speech::of(&languages(&sources), remarks), remarks };
        let name = self.name.clone().unwrap_or_else(|| new::name_of(&self.slug));
        let made = new::community(&self.root, &self.slug, self.kind.of_community(), &name, &hand);
        say(made.map(|()| made_community(&self.root, &self.slug)), tongue)
    }
}

/// The languages of the site, as far as they can be read. What is wrong with its files is for `check` to tell; a new
/// community does not wait for it.
fn languages(sources: &Sources) -> Vec<Language> {
    let documents = load::load(sources, &Documents::default(), theme::BLOCKS, &mut Findings::new());
    let listed = documents.site.as_ref().and_then(|site| site.get("languages")).map_or(&[][..], |list| list.items());
    listed.iter().filter_map(|node| Language::parse(node.as_str()?)).collect()
}

/// The templates' word for the language that the command speaks.
fn of_templates(tongue: Tongue) -> new::Tongue {
    match tongue {
        Tongue::Chinese => new::Tongue::Chinese,
        Tongue::English => new::Tongue::English,
    }
}

fn made_workspace(folder: &Path) -> Words {
    let folder = folder.display();
    words!(
        "a new workspace: {folder}\n\n  guildbook build --root {folder}\n  {folder}/dist/index.html              the book, to be opened in a browser\n  {folder}/content/communities/sketch-circle/community.yaml   the first thing to change\n\nA community of your own, with every section filled:\n  guildbook new community my-club --kind product --root {folder}\n",
        "新工作区：{folder}\n\n  guildbook build --root {folder}\n  {folder}/dist/index.html              生成的手册，用浏览器打开\n  {folder}/content/communities/sketch-circle/community.yaml   从这个文件改起\n\n再加一个自己的社群，十二章都有默认答案：\n  guildbook new community my-club --kind product --root {folder}\n"
    )
}

fn made_community(root: &Path, slug: &str) -> Words {
    let file = root.join("content/communities").join(slug).join("community.yaml");
    let (file, root) = (file.display(), root.display());
    words!(
        "a new community: {file}\n\n  guildbook build --root {root} --community {slug}\n\nIt builds as it stands. Then go through it from the top: each line with # asks, the one below it answers.\n",
        "新社群：{file}\n\n  guildbook build --root {root} --community {slug}\n\n现在就能生成。然后从头往下改：“#”开头的是问题，下一行是默认答案。\n"
    )
}

fn say(made: anyhow::Result<Words>, tongue: Tongue) -> anyhow::Result<Exit> {
    match made {
        Ok(words) => {
            print(tongue.of(&words));
            Ok(Exit::Done)
        }
        Err(error) => match error.downcast_ref::<Refusal>() {
            Some(refusal) => {
                let (error, help) = (tongue.either("error", "错误"), tongue.either("help", "建议做法"));
                let (message, what_to_do) = (tongue.of(&refusal.message), tongue.of(&refusal.help));
                tell(&format!("{error}: {message}\n  {help}: {what_to_do}\n"));
                Ok(Exit::Refused)
            }
            None => Err(error),
        },
    }
}
