//! `guildbook new community`: one more community, question by question or at once.

use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use clap::ValueEnum;
use jiff::Zoned;

use crate::cli::Exit;
use crate::cli::new::of_templates;
use crate::cli::new::say;
use crate::cli::outcome::tell;
use crate::finding::Findings;
use crate::finding::Level;
use crate::finding::Words;
use crate::finding::words;
use crate::load;
use crate::load::Documents;
use crate::locale::Language;
use crate::model::Visibility;
use crate::model::identity::CommunityKind;
use crate::new;
use crate::new::Answers;
use crate::new::Desk;
use crate::new::End;
use crate::new::Hand;
use crate::new::Speech;
use crate::new::Subject;
use crate::playbook::Playbook;
use crate::report;
use crate::report::Tongue;
use crate::resolve::Edition;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// Add a community: a definition with every section filled for its kind.
///
/// At a terminal it asks the method's questions one by one, says why each matters, and keeps every answer as it is given, so
/// that one can stop and go on another day. Elsewhere, or with `--yes`, all answers are those of the kind. Each has its
/// question as a comment above it, in the language that this command speaks; they work as they stand: build, read, and then
/// make them yours.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  guildbook new community winter-school\n  guildbook new community winter-school --kind skill --yes\n  guildbook new community tea-table --kind interest --name 茶席 --speak zh\n  guildbook new community tea-table --kind interest --from answers.yaml"
)]
pub(super) struct NewCommunity {
    /// The name of its folder, which is also its address: small letters, digits and `-`; asked for where it is not given.
    #[arg(value_name = "SLUG")]
    slug: Option<String>,
    /// What it is built on: what you can give, again and again, decides what you can run; asked for where it is not given.
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// What it is called; without it, the words of its folder.
    #[arg(long)]
    name: Option<String>,
    /// Ask nothing; for scripts.
    #[arg(long, short, conflicts_with = "ask")]
    yes: bool,
    /// Ask, though this is no terminal: one answer a line.
    #[arg(long)]
    ask: bool,
    /// Take answers from a YAML file: the path of a key, and what to put there (`positioning.theme: …`).
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
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

/// What stops a command that was not typed right.
type Usage = Words;

impl NewCommunity {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let mut findings = Findings::new();
        let sources = Workspace::new(&self.root).discover(&Sources::default(), &mut findings)?;
        if !self.root.join("content").is_dir() {
            tell(&report::human(&findings.sorted(), tongue, true));
            return Ok(Exit::Errors);
        }
        let is_asking = self.ask || (!self.yes && self.from.is_none() && std::io::stdin().is_terminal());
        let (mut input, mut output) = (std::io::stdin().lock(), anstream::stderr());
        let mut desk = Desk { input: &mut input, output: &mut output, tongue: of_templates(tongue) };
        let Some(slug) = self.slug(is_asking, &mut desk)? else { return Ok(usage(&missing("SLUG"), tongue)) };
        if let Err(wrong) = new::check_slug(&slug) {
            return Ok(usage(&wrong, tongue));
        }
        if let Err(refusal) = new::check_place(&self.root, &slug) {
            return say(Err(refusal), tongue);
        }
        let Some(mut answers) = self.answers(&slug, tongue)? else { return Ok(Exit::Errors) };
        let Some(kind) = self.kind(is_asking, &answers, &mut desk)? else { return Ok(usage(&missing("--kind"), tongue)) };
        answers.put("kind", kind.word());
        let hand = Hand { speech: Speech::of(&languages(&sources), desk.tongue), remarks: desk.tongue };
        let name = self.name.clone().unwrap_or_else(|| new::name_of(&slug));
        let judge = |definition: &str| fault(&sources, &slug, definition);
        let subject = Subject { kind: kind.of_community(), name: &name, hand: &hand, judge: &judge };
        if is_asking {
            let keep = self.kept(&slug);
            let end = new::interview(&subject, &mut answers, &mut desk, &mut |answers| write(&keep, &answers.text()))?;
            if end == End::Stopped {
                write(&keep, &answers.text())?;
                tell(&format!("\n\n{}\n", of(&stopped(&answers), tongue)));
                return Ok(Exit::Done);
            }
        } else if let Some((path, words)) = subject.faults(&answers) {
            tell(&format!("{}: `{path}`: {}\n", tongue.either("error", "错误"), of(&words, tongue)));
            return Ok(Exit::Errors);
        }
        let made = new::community(&self.root, &slug, subject.definition(&answers));
        if made.is_ok() && self.kept(&slug).exists() {
            fs::remove_file(self.kept(&slug)).with_context(|| format!("cannot remove `{}`", self.kept(&slug).display()))?;
        }
        say(made.map(|()| made_community(&self.root, &slug)), tongue)
    }

    fn slug(&self, is_asking: bool, desk: &mut Desk) -> anyhow::Result<Option<String>> {
        if self.slug.is_some() || !is_asking {
            return Ok(self.slug.clone());
        }
        let question = "The name of its folder, which is also its address (small letters, digits, -): ";
        let chinese = "文件夹名，也是网址（小写字母、汉字、数字、-）：";
        let question = if desk.tongue == new::Tongue::Chinese { chinese } else { question };
        desk.ask(question, &|answer| new::check_slug(answer).map(|()| answer.to_owned()))
    }

    fn kind(&self, is_asking: bool, answers: &Answers, desk: &mut Desk) -> anyhow::Result<Option<Kind>> {
        let known = answers.get("kind").and_then(|word| Kind::from_str(word, true).ok());
        if self.kind.or(known).is_some() || !is_asking {
            return Ok(self.kind.or(known));
        }
        let question = if desk.tongue == new::Tongue::Chinese { KINDS_ZH } else { KINDS_EN };
        desk.ask(question, &|answer| {
            let by_number = answer.parse::<usize>().ok().and_then(|number| Kind::value_variants().get(number.checked_sub(1)?));
            by_number
                .copied()
                .or_else(|| Kind::from_str(answer, true).ok())
                .ok_or_else(|| words!("write a number from 1 to 5, or the word", "请写 1 到 5 的数字，或那个英文词"))
        })
    }

    /// What was answered before: in a file that was kept, in one that was given, or on the command line.
    fn answers(&self, slug: &str, tongue: Tongue) -> anyhow::Result<Option<Answers>> {
        let kept = self.kept(slug);
        let file = self.from.as_deref().or(Some(kept.as_path()).filter(|kept| kept.exists()));
        let mut answers = Answers::default();
        if let Some(file) = file {
            let shown = file.display().to_string();
            let text = fs::read_to_string(file).with_context(|| format!("cannot read `{shown}`"))?;
            let mut findings = Findings::new();
            answers = Answers::read(&shown, &text, &mut findings);
            if findings.has_errors() {
                tell(&report::human(&findings.sorted(), tongue, true));
                return Ok(None);
            }
        }
        if let Some(name) = &self.name {
            answers.put("name", name);
        }
        Ok(Some(answers))
    }

    /// Where answers are kept until the definition is written: a hidden file, which nothing else reads.
    fn kept(&self, slug: &str) -> PathBuf {
        self.root.join("content").join("communities").join(format!(".{slug}.answers.yaml"))
    }
}

const KINDS_EN: &str = "What can you keep giving? It decides what you can run.\n  1 skill     a craft that somebody teaches\n  2 interest  something people love to do\n  3 product   goods or services you command\n  4 growth    getting better together\n  5 identity  being somebody: peers, alumni, founders\n> ";
const KINDS_ZH: &str = "你能一直拿得出来的是什么？拿得出什么，才做得了什么。\n  1 skill     一门手艺，有人教\n  2 interest  大家爱做的一件事\n  3 product   你手里的货或服务\n  4 growth    一起变得更好\n  5 identity  同一种身份：同行、校友、创业者\n> ";

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Skill => "skill",
            Kind::Interest => "interest",
            Kind::Product => "product",
            Kind::Growth => "growth",
            Kind::Identity => "identity",
        }
    }
}

/// What the pipeline has against `definition` in the place of the community `slug`, if anything.
fn fault(sources: &Sources, slug: &str, definition: &str) -> Option<Words> {
    let path = format!("content/communities/{slug}/community.yaml");
    let mut sources = sources.clone();
    sources.put(&path, definition);
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut Findings::new());
    let edition = Edition { audience: Visibility::Internal, communities: vec![slug.to_owned()], today: Zoned::now().date() };
    let mut findings = Findings::new();
    Playbook::make(&documents, &edition, &mut findings);
    let told = findings.sorted().into_iter().find(|finding| finding.level == Level::Error && finding.file() == path)?;
    let help = told.help.unwrap_or(Words { en: String::new(), zh: String::new() });
    let (en, zh) = (told.message.en, told.message.zh);
    Some(Words { en: format!("{en}; {}", help.en), zh: format!("{zh}；{}", help.zh) })
}

/// The languages of the site, as far as they can be read. What is wrong with its files is for `check` to tell; a new
/// community does not wait for it.
fn languages(sources: &Sources) -> Vec<Language> {
    let documents = load::load(sources, &Documents::default(), theme::BLOCKS, &mut Findings::new());
    let listed = documents.site.as_ref().and_then(|site| site.get("languages")).map_or(&[][..], |list| list.items());
    listed.iter().filter_map(|node| Language::parse(node.as_str()?)).collect()
}

fn write(place: &Path, text: &str) -> anyhow::Result<()> {
    let context = || format!("cannot write `{}`", place.display());
    let folder = place.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(context)?;
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    std::io::Write::write_all(&mut beside, text.as_bytes()).with_context(context)?;
    beside.persist(place).map_err(|error| error.error).with_context(context)?;
    Ok(())
}

fn of(words: &Words, tongue: Tongue) -> &str {
    tongue.of(words)
}

fn usage(words: &Usage, tongue: Tongue) -> Exit {
    let (error, help) = (tongue.either("error", "错误"), tongue.either("help", "建议做法"));
    let example = "guildbook new community tea-table --kind interest";
    tell(&format!("{error}: {}\n  {help}: {example}\n", tongue.of(words)));
    Exit::Usage
}

fn missing(what: &str) -> Usage {
    words!("`{what}` is missing, and there is no terminal to ask at", "缺少 `{what}`，而这里又没有终端可以问")
}

fn stopped(answers: &Answers) -> Words {
    let count = answers.count();
    words!(
        "stopped; {count} answers are kept, the same command goes on with them",
        "先停在这里；已有 {count} 个答案，再运行同一条命令就接着问"
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
