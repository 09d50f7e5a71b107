//! `guildbook new`: a first workspace, or one more community.

mod community;

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Words;
use crate::finding::words;
use crate::new;
use crate::new::Hand;
use crate::new::Refusal;
use crate::new::Speech;
use crate::report::Tongue;

/// Start a workspace, or add a community to one.
///
/// A new workspace is small and complete: the settings of the site, one community, a few modules, each with remarks that
/// say how it goes on. It builds at once. Nothing that exists is ever written over.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  guildbook new my-playbook\n  guildbook new my-playbook --language zh\n  guildbook new community book-club\n  guildbook new community book-club --kind growth --name \"Evening Readers\" --yes\n\nA folder that is really to be called `community` is written `./community`."
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
    Community(community::NewCommunity),
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

/// The templates' word for the language that the command speaks.
pub(super) fn of_templates(tongue: Tongue) -> new::Tongue {
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

pub(super) fn say(made: anyhow::Result<Words>, tongue: Tongue) -> anyhow::Result<Exit> {
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
