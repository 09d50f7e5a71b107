//! Everything this room says when it cannot go on: one function, one message.

use std::fmt;
use std::io;
use std::path::Path;

use crate::finding::Words;
use crate::finding::words;

/// Why a site was not published. Unless the message says otherwise, the folder is as it was before.
#[derive(Debug)]
pub struct PublishError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    reason: Reason,
    message: Words,
    help: Words,
    cause: Option<io::Error>,
}

/// Whose turn it is to do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It would harm something that is not ours.
    Refused,
    /// Another build holds the folder.
    Busy,
    /// The machine failed: no space, no permission, a broken disk.
    Failed,
}

/// What the machine was asked to do when it failed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Doing {
    Reading,
    Writing,
    Creating,
    Replacing,
    Removing,
    Locking,
}

impl PublishError {
    /// Whose turn it is.
    pub fn reason(&self) -> Reason {
        self.0.reason
    }

    /// The exit code of the command: 3 the machine failed, 4 refused, 5 another build holds the folder.
    pub fn exit_code(&self) -> u8 {
        match self.0.reason {
            Reason::Failed => 3,
            Reason::Refused => 4,
            Reason::Busy => 5,
        }
    }

    /// What happened.
    pub fn message(&self) -> &Words {
        &self.0.message
    }

    /// What to do about it.
    pub fn help(&self) -> &Words {
        &self.0.help
    }

    /// That it was the journal that had begun when the machine failed: not "as it was", but "will be completed".
    pub(super) fn within_the_commit(mut self) -> PublishError {
        self.0.help = words!(
            "some pages are already new, every file is whole; remove the cause and build again, and the rest follows",
            "部分页面已更新，每个文件都完整；排除原因后重新构建即可完成其余部分"
        );
        self
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.message.en)
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}

fn error(reason: Reason, message: Words, help: Words) -> PublishError {
    PublishError(Box::new(Inner { reason, message, help, cause: None }))
}

fn refused(message: Words, help: Words) -> PublishError {
    error(Reason::Refused, message, help)
}

fn another_folder() -> Words {
    words!(
        "choose a folder that is made for the site alone, such as `--out dist`",
        "请换一个只用来放网站的文件夹，例如 `--out dist`"
    )
}

/// What makes a place unfit to be an output folder, whatever lies in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    Root,
    Home,
    AboveHome,
    Workspace,
    AboveWorkspace,
    InSources,
    Git,
    InGit,
    NoFolder,
    LinkToNowhere,
}

pub(super) fn unfit(out: &Path, unfit: Unfit) -> PublishError {
    let out = out.display();
    let message = match unfit {
        Unfit::Root => words!("`{out}` is the root of the file system", "`{out}` 是文件系统的根目录"),
        Unfit::Home => words!("`{out}` is your home folder", "`{out}` 是你的主目录"),
        Unfit::AboveHome => words!("`{out}` holds your home folder", "`{out}` 里有你的主目录"),
        Unfit::Workspace => words!("`{out}` is the workspace itself", "`{out}` 就是工作区本身"),
        Unfit::AboveWorkspace => words!("`{out}` holds the workspace", "`{out}` 里有整个工作区"),
        Unfit::InSources => words!("`{out}` lies among the sources of the workspace", "`{out}` 在工作区的源文件之中"),
        Unfit::Git => words!("`{out}` holds a git repository", "`{out}` 里有一个 git 仓库"),
        Unfit::InGit => words!("`{out}` lies inside a `.git` folder", "`{out}` 在 `.git` 文件夹里面"),
        Unfit::NoFolder => words!("`{out}` is not a folder", "`{out}` 不是文件夹"),
        Unfit::LinkToNowhere => words!("`{out}` is a link that leads nowhere", "`{out}` 是一个失效的链接"),
    };
    refused(message, another_folder())
}

pub(super) fn not_ours(out: &Path, entry: &str) -> PublishError {
    let out = out.display();
    refused(
        words!(
            "`{out}` holds files that guildbook did not write, such as `{entry}`",
            "`{out}` 里有不是 guildbook 写的文件，例如 `{entry}`"
        ),
        words!(
            "choose a new or an empty folder with `--out`, or move these files away",
            "请用 `--out` 指定一个新的或空的文件夹，或先把这些文件移走"
        ),
    )
}

pub(super) fn another_site(out: &Path, theirs: &str, ours: &str) -> PublishError {
    let out = out.display();
    refused(
        words!("`{out}` holds another site: `{theirs}`, not `{ours}`", "`{out}` 里是另一个网站 `{theirs}`，而不是 `{ours}`"),
        words!(
            "give each site a folder of its own with `--out`, or delete `{out}` first if that site is not needed",
            "请用 `--out` 给每个网站一个单独的文件夹；如果那个网站不要了，请先删除 `{out}`"
        ),
    )
}

pub(super) fn unreadable_marker(marker: &Path) -> PublishError {
    let marker = marker.display();
    refused(
        words!(
            "`{marker}` is damaged, or written by another version of guildbook",
            "`{marker}` 已损坏，或由另一个版本的 guildbook 写成"
        ),
        words!("delete the folder it lies in and build again", "请删除它所在的输出文件夹，然后重新构建"),
    )
}

pub(super) fn foreign_in_the_way(file: &Path) -> PublishError {
    let file = file.display();
    refused(
        words!(
            "`{file}` was not written by guildbook, and the site needs its place",
            "`{file}` 不是 guildbook 写的，而网站要用这个位置"
        ),
        words!("move it away, or give the page another address", "请把它移走，或给页面换一个地址"),
    )
}

pub(super) fn link_in_the_way(link: &Path) -> PublishError {
    let link = link.display();
    refused(
        words!("`{link}` is a link, and nothing is written through links", "`{link}` 是链接，guildbook 不会通过链接写入"),
        words!("remove the link, or publish into another folder", "请删除这个链接，或换一个输出文件夹"),
    )
}

pub(super) fn path_that_escapes(path: &str) -> PublishError {
    let path = path.escape_debug();
    refused(
        words!("`{path}` is not a path inside the output folder", "`{path}` 不是输出文件夹里的路径"),
        words!(
            "use plain names with `/` between them: no `..`, no leading `/` or `.`, no `\\`",
            "请只用普通名称并以 `/` 分隔：不能有 `..`，不能以 `/` 或 `.` 开头，不能有 `\\`"
        ),
    )
}

pub(super) fn one_place_twice(first: &str, second: &str) -> PublishError {
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    refused(
        words!("`{first}` and `{second}` would be one file", "`{first}` 和 `{second}` 会写到同一个位置"),
        words!(
            "give one of them another name; upper and lower case, and ways to write an accent, are one on many machines",
            "请给其中一个换个名字；许多系统不区分大小写，也不区分重音字母的写法"
        ),
    )
}

pub(super) fn not_exchangeable(out: &Path, entry: &str) -> PublishError {
    let out = out.display();
    refused(
        words!(
            "`{out}` cannot be exchanged as a whole: `{entry}` is not ours, or was changed by hand",
            "`{out}` 不能整体替换：`{entry}` 不是 guildbook 写的，或被手工改过"
        ),
        words!("build without `--swap`, which leaves such files alone", "请不用 `--swap` 构建，这样会保留这些文件"),
    )
}

pub(super) fn no_exchange(out: &Path) -> PublishError {
    let out = out.display();
    refused(
        words!(
            "`{out}` cannot be exchanged as a whole here: it is a mount, or its file system does not know how",
            "`{out}` 在这里不能整体替换：它是挂载点，或文件系统不支持"
        ),
        words!("build without `--swap`", "请不用 `--swap` 构建"),
    )
}

pub(super) fn leftovers(stage: &Path) -> PublishError {
    let stage = stage.display();
    refused(
        words!("`{stage}` holds files that guildbook did not write", "`{stage}` 里有不是 guildbook 写的文件"),
        words!("it is left from an interrupted build: move these files away", "它是上次中断的构建留下的：请把这些文件移走"),
    )
}

pub(super) fn busy(out: &Path, holder: Option<u32>) -> PublishError {
    let out = out.display();
    let (en, zh) = holder.map_or_else(Default::default, |pid| (format!(" (process {pid})"), format!("（进程 {pid}）")));
    error(
        Reason::Busy,
        words!("another build{en} is writing `{out}`", "另一个构建{zh}正在写入 `{out}`"),
        words!("wait for it to end, or publish into another folder", "请等它结束，或换一个输出文件夹"),
    )
}

pub(super) fn machine(doing: Doing, path: &Path, cause: io::Error) -> PublishError {
    let path = path.display();
    let why = why(&cause);
    let (why_en, why_zh) = (why.en, why.zh);
    let message = match doing {
        Doing::Reading => words!("cannot read `{path}`: {why_en}", "无法读取 `{path}`：{why_zh}"),
        Doing::Writing => words!("cannot write `{path}`: {why_en}", "无法写入 `{path}`：{why_zh}"),
        Doing::Creating => words!("cannot create `{path}`: {why_en}", "无法创建 `{path}`：{why_zh}"),
        Doing::Replacing => words!("cannot replace `{path}`: {why_en}", "无法替换 `{path}`：{why_zh}"),
        Doing::Removing => words!("cannot remove `{path}`: {why_en}", "无法删除 `{path}`：{why_zh}"),
        Doing::Locking => words!("cannot lock `{path}`: {why_en}", "无法锁定 `{path}`：{why_zh}"),
    };
    PublishError(Box::new(Inner { reason: Reason::Failed, message, help: remedy(&cause), cause: Some(cause) }))
}

fn why(cause: &io::Error) -> Words {
    match cause.kind() {
        io::ErrorKind::StorageFull => words!("the disk is full", "磁盘已满"),
        io::ErrorKind::QuotaExceeded => words!("the disk quota is used up", "磁盘配额已用完"),
        io::ErrorKind::PermissionDenied => words!("permission denied", "没有权限"),
        io::ErrorKind::ReadOnlyFilesystem => words!("the file system is read-only", "文件系统是只读的"),
        io::ErrorKind::NotFound => words!("it is not there", "它不存在"),
        io::ErrorKind::InvalidFilename => words!("the name is too long", "名称过长"),
        _ => words!("{cause}", "{cause}"),
    }
}

fn remedy(cause: &io::Error) -> Words {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            words!("free some space and build again; the folder is as it was", "请腾出空间后重新构建；文件夹保持原样")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => words!(
            "choose a folder you may write with `--out`; the folder is as it was",
            "请用 `--out` 指定有写权限的文件夹；文件夹保持原样"
        ),
        _ => words!("remove the cause and build again; the folder is as it was", "请排除原因后重新构建；文件夹保持原样"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_names_its_path_in_both_languages() {
        let out = Path::new("输出");
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let errors = [
            unfit(out, Unfit::Git),
            not_ours(out, "笔记.txt"),
            another_site(out, "甲", "乙"),
            unreadable_marker(out),
            foreign_in_the_way(out),
            link_in_the_way(out),
            path_that_escapes("输出/.."),
            one_place_twice("输出", "b"),
            not_exchangeable(out, "x"),
            no_exchange(out),
            leftovers(out),
            busy(out, Some(7)),
            machine(Doing::Writing, out, full()),
        ];
        for error in errors {
            assert!(error.message().en.contains("输出") && error.message().zh.contains("输出"), "{error}");
            assert!(error.message().zh != error.message().en && error.help().zh != error.help().en, "{error}");
        }
    }

    #[test]
    fn the_exit_code_says_whose_turn_it_is() {
        let out = Path::new("dist");
        assert_eq!(unfit(out, Unfit::Home).exit_code(), 4);
        assert_eq!(busy(out, None).exit_code(), 5);
        assert_eq!(machine(Doing::Writing, out, io::Error::from(io::ErrorKind::Other)).exit_code(), 3);
    }
}
