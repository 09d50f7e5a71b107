//! Shell completions and the manual page.

use clap::Args;
use clap::Command;

use crate::cli::Exit;
use crate::cli::outcome::print;

/// Print the completions of a shell.
///
/// For example: guildbook completions bash > ~/.local/share/bash-completion/completions/guildbook
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    shell: clap_complete::Shell,
}

impl Completions {
    pub(super) fn run(&self, command: &mut Command) -> anyhow::Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "guildbook", &mut script);
        print(&String::from_utf8_lossy(&script));
        Ok(Exit::Done)
    }
}

/// Print the manual page.
///
/// For example: guildbook man > guildbook.1
#[derive(Debug, Args)]
pub(super) struct Man {}

impl Man {
    pub(super) fn run(&self, command: Command) -> anyhow::Result<Exit> {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        print(&String::from_utf8_lossy(&page));
        Ok(Exit::Done)
    }
}
