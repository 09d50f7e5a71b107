//! The command.

use std::process::ExitCode;

/// Pages are short-lived strings on many threads; this allocator is a fifth faster at that than the system's. Without
/// huge pages: to clear them costs a small build a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guildbook::cli::run(std::env::args_os())
}
