//! Where the workspace is, and for whom it is to be made.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::finding::Findings;
use crate::load;
use crate::load::Documents;
use crate::model::Visibility;
use crate::resolve::Edition;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// Options that every command over a workspace has.
#[derive(Debug, Clone, Args)]
pub(super) struct Selection {
    /// The workspace: the folder that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Who will read it; what is marked for a narrower circle is left out of every file.
    #[arg(long = "for", value_name = "AUDIENCE", value_enum, default_value = "client")]
    audience: Audience,
    /// Only this community, by the name of its folder; may be given several times.
    #[arg(long, value_name = "SLUG")]
    community: Vec<String>,
    /// The day that counts as today (2026-03-31); without it SOURCE_DATE_EPOCH, and else the real one.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Audience {
    /// Members of the community.
    Member,
    /// The client, and everything that members see.
    Client,
    /// The makers: everything.
    Internal,
}

impl Audience {
    fn word(self) -> &'static str {
        match self {
            Audience::Member => "member",
            Audience::Client => "client",
            Audience::Internal => "internal",
        }
    }
}

impl Selection {
    pub(super) fn workspace(&self) -> Workspace {
        Workspace::new(&self.root)
    }

    /// Reads the files of the workspace.
    pub(super) fn sources(&self, findings: &mut Findings) -> anyhow::Result<Sources> {
        self.workspace().discover(&Sources::default(), findings)
    }

    /// Reads the workspace.
    pub(super) fn documents(&self, findings: &mut Findings) -> anyhow::Result<Documents> {
        Ok(load::load(&self.sources(findings)?, &Documents::default(), theme::BLOCKS, findings))
    }

    /// Whose site it is: a folder that holds another workspace's site, another client's or another audience's is not
    /// to be written over. Names and not paths, so that a moved workspace keeps its site and nothing of this machine
    /// gets into the output.
    pub(super) fn identity(&self) -> String {
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        let name = root.file_name().map_or_else(|| "workspace".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut communities = self.community.clone();
        communities.sort();
        format!("{name} for {} {}", self.audience.word(), communities.join(" ")).trim_end().to_owned()
    }

    pub(super) fn edition(&self) -> anyhow::Result<Edition> {
        let audience = match self.audience {
            Audience::Member => Visibility::Member,
            Audience::Client => Visibility::Client,
            Audience::Internal => Visibility::Internal,
        };
        Ok(Edition { audience, communities: self.community.clone(), today: self.today()? })
    }

    pub(super) fn today(&self) -> anyhow::Result<Date> {
        if let Some(today) = self.today {
            return Ok(today);
        }
        match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(seconds) if !seconds.is_empty() => {
                let context = || format!("SOURCE_DATE_EPOCH holds `{seconds}`, which is no number of seconds");
                let timestamp = Timestamp::from_second(seconds.parse().with_context(context)?).with_context(context)?;
                Ok(timestamp.to_zoned(TimeZone::UTC).date())
            }
            _ => Ok(Zoned::now().date()),
        }
    }
}
