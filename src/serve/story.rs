//! What the terminal says while the preview runs.

use crate::finding::Level;
use crate::model::Visibility;
use crate::plan::Kind;
use crate::plan::Site;
use crate::report;
use crate::report::Tongue;
use crate::serve::drive::Drive;
use crate::serve::shown::Shown;
use crate::serve::watch::Polling;
use crate::serve::workshop::Saved;

/// The first words: where it is, and what.
pub(super) fn ready(home: &str, shown: &Shown, tongue: Tongue) -> String {
    let pages = shown.generation.as_ref().map_or(0, |generation| generation.playbook.page_count());
    let audience = audience(shown.audience, tongue);
    match tongue {
        Tongue::English => format!("{home}  {pages} pages, {audience}\n"),
        Tongue::Chinese => format!("{home}  {pages} 页，{audience}\n"),
    }
}

/// Which keys there are.
pub(super) fn keys(tongue: Tongue) -> &'static str {
    tongue.either("  o open · r rebuild · a audience · q quit\n", "  o 打开 · r 重建 · a 切换读者 · q 退出\n")
}

/// Why the files are looked at again and again.
pub(super) fn polling(reason: Polling, tongue: Tongue) -> String {
    let (english, chinese) = match reason {
        Polling::Asked => ("as you wish", "按你的要求"),
        Polling::Folders => (
            "the system allows no more folders to be watched; on Linux `sudo sysctl fs.inotify.max_user_watches=524288` allows more",
            "系统能监视的文件夹已到上限；Linux 上可用 `sudo sysctl fs.inotify.max_user_watches=524288` 调大",
        ),
        Polling::Programs => (
            "too many programs watch files already; on Linux `sudo sysctl fs.inotify.max_user_instances=1024` allows more",
            "监视文件的程序已到上限；Linux 上可用 `sudo sysctl fs.inotify.max_user_instances=1024` 调大",
        ),
        Polling::Silent(Drive::Network) => (
            "this folder lies on a network drive, which does not tell what others change",
            "这个文件夹在网络磁盘上，别处的改动不会通知到这里",
        ),
        Polling::Silent(Drive::Host) => (
            "this folder belongs to Windows or to the host of this machine, and its changes are not told here; a copy inside Linux, such as in `~`, shows saves at once",
            "这个文件夹属于 Windows 或宿主机，那边的改动不会通知到这里；放到 Linux 自己的目录（如 `~`）里，保存就能立刻显示",
        ),
        Polling::Silent(Drive::Program) => (
            "this folder is mounted by a program (FUSE), which may not tell of changes",
            "这个文件夹由程序挂载（FUSE），可能不会通知改动",
        ),
        Polling::Unable => ("the system cannot watch this folder", "系统无法监视这个文件夹"),
    };
    match tongue {
        Tongue::English => format!("  looking for changes twice a second: {english}\n"),
        Tongue::Chinese => format!("  每半秒检查一次改动：{chinese}\n"),
    }
}

/// All findings in full, and how many there are.
pub(super) fn findings(shown: &Shown, tongue: Tongue) -> String {
    report::human(&shown.findings, tongue, true)
}

/// One save: which files, what changed, how long it took; and what there is to say about it that was not said before.
pub(super) fn saved(saved: &Saved, tongue: Tongue) -> String {
    let shown = &saved.shown;
    let milliseconds = saved.took.as_secs_f64() * 1000.0;
    let files = match &saved.paths[..] {
        [] => tongue.either("rebuilt", "已重建").to_owned(),
        [path] => path.clone(),
        [path, rest @ ..] => match tongue {
            Tongue::English => format!("{path} and {} more", rest.len()),
            Tongue::Chinese => format!("{path} 等 {} 个文件", rest.len() + 1),
        },
    };
    let outcome = if shown.failing {
        let errors = shown.findings.iter().filter(|finding| finding.level == Level::Error).count();
        match tongue {
            Tongue::English => format!("{errors} {}, the last good site stays", if errors == 1 { "error" } else { "errors" }),
            Tongue::Chinese => format!("{errors} 个错误，保留上一次正常的网站"),
        }
    } else {
        let site = shown.generation.as_ref().map(|generation| generation.playbook.site());
        site.and_then(|site| page_of(site, &saved.paths)).unwrap_or_else(|| audience(shown.audience, tongue).to_owned())
    };
    let told = if saved.news { findings(shown, tongue) } else { String::new() };
    let unit = tongue.either("ms", "毫秒");
    format!("{files} → {outcome} · {milliseconds:.1} {unit}\n{told}")
}

/// The page that the only changed file makes, where it makes one.
fn page_of(site: &Site, paths: &[String]) -> Option<String> {
    let [path] = paths else { return None };
    let page = site.pages.iter().find(|page| match (&page.kind, page.book) {
        (Kind::Module(chapter, module), Some(book)) => {
            site.library.books[book].chapters[*chapter].modules[*module].module.source.path() == path
        }
        _ => false,
    })?;
    Some(page.address.clone())
}

fn audience(audience: Visibility, tongue: Tongue) -> &'static str {
    match audience {
        Visibility::Member => tongue.either("for members", "面向成员"),
        Visibility::Client => tongue.either("for the client", "面向客户"),
        Visibility::Internal => tongue.either("for its makers, with everything", "内部版，包含全部内容"),
    }
}
