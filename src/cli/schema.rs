//! `guildbook schema`: the JSON Schema of what authors write.

use clap::Args;

use crate::cli::Exit;
use crate::cli::outcome::print;
use crate::model;

/// Print the JSON Schema of the definition, for editors that complete and explain YAML.
///
/// Put `# yaml-language-server: $schema=../../../schema.json` at the head of a file to use it.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which file it describes.
    #[arg(value_enum, default_value = "community")]
    of: File,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum File {
    /// `community.yaml`.
    Community,
    /// `site.yaml`.
    Site,
}

impl Schema {
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        let schema = match self.of {
            File::Community => model::schema_of_definition(),
            File::Site => model::schema_of_site(),
        };
        print(&(serde_json::to_string_pretty(&schema)? + "\n"));
        Ok(Exit::Done)
    }
}
