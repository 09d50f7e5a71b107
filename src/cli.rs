//! What one can type.

mod book;
mod build;
mod check;
mod edition;
mod export;
mod failure;
mod fix;
mod i18n;
mod import;
mod lints;
mod manual;
mod new;
mod outcome;
mod plan;
mod schema;
mod serve;
mod stopwatch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;

use crate::report::Tongue;

pub use outcome::Exit;

/// Playbooks for communities: one definition in YAML, a library of Markdown, a book that is checked against the method.
///
/// A workspace is a folder with `content/` in it: `site.yaml`, one folder for each community under `communities/`, and
/// the modules that they share under `modules/`. `guildbook new my-playbook` makes one that builds at once.
#[derive(Debug, Parser)]
#[command(name = "guildbook", version, arg_required_else_help = true, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 done, 1 the playbook has errors, 2 wrong usage, 3 the machine failed, 4 refused (would harm something), 5 another build holds the folder.\n\nStart here:\n  guildbook new my-playbook\n  cd my-playbook && guildbook build\n  open dist/index.html"
)]
pub struct Cli {
    /// Speak English or Chinese; without it, as the environment (LC_ALL, LANG) says.
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    speak: Option<Speak>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Speak {
    En,
    Zh,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Build(build::Build),
    Serve(serve::Serve),
    Check(check::Check),
    Fix(fix::Fix),
    I18n(i18n::I18n),
    Plan(plan::Plan),
    Export(export::Export),
    Import(import::Import),
    Schema(schema::Schema),
    Completions(manual::Completions),
    Man(manual::Man),
}

/// Runs the command line `arguments`, the first of which is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Printing can only fail where nobody is left to read.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() };
        }
    };
    let tongue = match cli.speak {
        Some(Speak::En) => Tongue::English,
        Some(Speak::Zh) => Tongue::Chinese,
        None => tongue_of_the_environment(),
    };
    let outcome = match &cli.command {
        Command::New(new) => new.run(tongue),
        Command::Build(build) => build.run(tongue),
        Command::Serve(serve) => serve.run(tongue),
        Command::Check(check) => check.run(tongue),
        Command::Fix(fix) => fix.run(tongue),
        Command::I18n(i18n) => i18n.run(tongue),
        Command::Plan(plan) => plan.run(tongue),
        Command::Export(export) => export.run(tongue),
        Command::Import(import) => import.run(tongue),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(&mut Cli::command()),
        Command::Man(man) => man.run(Cli::command()),
    };
    match outcome {
        Ok(exit) => exit.into(),
        Err(error) => failure::tell(&error, tongue).into(),
    }
}

fn tongue_of_the_environment() -> Tongue {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")) {
        Some(locale) if locale.to_lowercase().starts_with("zh") => Tongue::Chinese,
        _ => Tongue::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
