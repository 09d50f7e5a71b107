//! `guildbook serve`: the workspace in a browser, new at every save.

use clap::Args;

use crate::cli::Exit;
use crate::cli::edition::Selection;
use crate::cli::outcome::tell;
use crate::report::Tongue;
use crate::serve;
use crate::serve::Preview;

/// Show the site in a browser, and show every save at once.
///
/// The site stays in memory: no output folder is touched. A save with errors leaves the last good page where it was and
/// lays the findings over it.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    selection: Selection,
    /// The port to listen on; without it, the first that is free from 4870 on.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open a browser.
    #[arg(long)]
    open: bool,
    /// Let other devices of the network read along, such as your phone.
    #[arg(long)]
    host: bool,
    /// Answer to this name too, such as that of a tunnel or a container that leads here; may be given more than once.
    /// Who comes by it reads the book, and is shown neither files nor findings.
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Look at all files twice a second instead of waiting for the system to tell of changes.
    #[arg(long)]
    poll: bool,
}

impl Serve {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let edition = self.selection.edition()?;
        let (selection, start) = (self.selection.clone(), edition.today);
        let preview = Preview {
            root: self.selection.root.clone(),
            edition,
            today: Box::new(move || selection.today().unwrap_or(start)),
            port: self.port,
            network: self.host,
            allowed: self.allow_host.clone(),
            poll: self.poll,
            open: self.open,
        };
        serve::serve(preview, tongue, tell)?;
        Ok(Exit::Done)
    }
}
