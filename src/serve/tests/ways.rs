//! How editors save, and tools, and what is done to whole folders.

use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// A way to save: what it is called, and how `text` gets into the file.
pub(super) type Way = (&'static str, fn(&Path, &str));

pub(super) fn beside(file: &Path, name: &str) -> std::path::PathBuf {
    file.with_file_name(name)
}

fn replace_by(file: &Path, name: &str, text: &str) {
    fs::write(beside(file, name), text).unwrap();
    fs::rename(beside(file, name), file).unwrap();
}

pub(super) const EDITORS: &[Way] = &[
    ("in place", |file, text| fs::write(file, text).unwrap()),
    ("in place, synced", |file, text| {
        let mut open = File::create(file).unwrap();
        open.write_all(text.as_bytes()).unwrap();
        open.sync_all().unwrap();
    }),
    ("emptied, and written a while later", |file, text| {
        let mut open = File::create(file).unwrap();
        sleep(Duration::from_millis(40));
        open.write_all(text.as_bytes()).unwrap();
    }),
    ("in two halves", |file, text| {
        let half = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
        let mut open = File::create(file).unwrap();
        open.write_all(&text.as_bytes()[..half]).unwrap();
        open.flush().unwrap();
        sleep(Duration::from_millis(30));
        open.write_all(&text.as_bytes()[half..]).unwrap();
    }),
    ("without truncating first", |file, text| {
        let open = File::options().write(true).open(file).unwrap();
        (&open).write_all(text.as_bytes()).unwrap();
        open.set_len(text.len() as u64).unwrap();
    }),
    ("vim: backup by renaming", |file, text| {
        fs::rename(file, beside(file, "欢迎.md~")).unwrap();
        fs::write(file, text).unwrap();
        fs::remove_file(beside(file, "欢迎.md~")).unwrap();
    }),
    ("vim: backup by copying, swap file, probe", |file, text| {
        fs::write(beside(file, ".欢迎.md.swp"), "swap").unwrap();
        fs::write(beside(file, "4913"), "").unwrap();
        fs::remove_file(beside(file, "4913")).unwrap();
        fs::copy(file, beside(file, "欢迎.md~")).unwrap();
        fs::write(file, text).unwrap();
        fs::remove_file(beside(file, "欢迎.md~")).unwrap();
        fs::remove_file(beside(file, ".欢迎.md.swp")).unwrap();
    }),
    ("neovim: backup kept", |file, text| {
        fs::rename(file, beside(file, "欢迎.md~")).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("emacs: autosave and lock", |file, text| {
        fs::write(beside(file, "#欢迎.md#"), text).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("somebody@here.1:2", beside(file, ".#欢迎.md")).unwrap();
        fs::rename(file, beside(file, "欢迎.md~")).unwrap();
        fs::write(file, text).unwrap();
        let _ = fs::remove_file(beside(file, ".#欢迎.md"));
        fs::remove_file(beside(file, "#欢迎.md#")).unwrap();
    }),
    ("JetBrains: safe write", |file, text| {
        fs::write(beside(file, "欢迎.md___jb_tmp___"), text).unwrap();
        fs::rename(file, beside(file, "欢迎.md___jb_old___")).unwrap();
        fs::rename(beside(file, "欢迎.md___jb_tmp___"), file).unwrap();
        fs::remove_file(beside(file, "欢迎.md___jb_old___")).unwrap();
    }),
    ("gedit, GNOME: .goutputstream", |file, text| replace_by(file, ".goutputstream-A1B2C3", text)),
    ("kate, Qt: name with a suffix", |file, text| replace_by(file, "欢迎.md.XyZaBc", text)),
    ("Sublime: .tmp", |file, text| replace_by(file, ".subl1f2.tmp", text)),
    ("atomic with a plain name", |file, text| replace_by(file, "tmp1234", text)),
    ("Word-like: written beside, old removed, renamed", |file, text| {
        fs::write(beside(file, "欢迎.tmp"), text).unwrap();
        fs::remove_file(file).unwrap();
        fs::rename(beside(file, "欢迎.tmp"), file).unwrap();
    }),
    ("nano: backup beside, then in place", |file, text| {
        fs::copy(file, beside(file, "欢迎.md~")).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("Helix: backup of its own, in place, synced", |file, text| {
        fs::copy(file, beside(file, ".欢迎.mdAbC.bck")).unwrap();
        let mut open = File::create(file).unwrap();
        open.write_all(text.as_bytes()).unwrap();
        open.sync_all().unwrap();
        fs::remove_file(beside(file, ".欢迎.mdAbC.bck")).unwrap();
    }),
    ("Notepad++: the old one as .bak", |file, text| {
        fs::copy(file, beside(file, "欢迎.md.bak")).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("TextEdit: a folder of its own, moved into place", |file, text| {
        let folder = beside(file, "欢迎.md.sb-1a2b3c4d-XyZaBc");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("欢迎.md"), text).unwrap();
        fs::rename(folder.join("欢迎.md"), file).unwrap();
        fs::remove_dir(folder).unwrap();
    }),
    ("Obsidian: while one types, again and again", |file, text| {
        for end in text.char_indices().map(|(at, _)| at).step_by(3) {
            fs::write(file, &text[..end]).unwrap();
            sleep(Duration::from_millis(4));
        }
        fs::write(file, text).unwrap();
    }),
    ("Logseq: written, and the file kept open", |file, text| {
        let mut open = File::create(file).unwrap();
        open.write_all(text.as_bytes()).unwrap();
        sleep(Duration::from_millis(120));
    }),
];

pub(super) const TOOLS: &[Way] = &[
    ("removed and made anew at once", |file, text| {
        fs::remove_file(file).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("removed and made anew a while later", |file, text| {
        fs::remove_file(file).unwrap();
        sleep(Duration::from_millis(80));
        fs::write(file, text).unwrap();
    }),
    ("sed -i", |file, text| replace_by(file, "sedAbCdEf", text)),
    ("rsync", |file, text| replace_by(file, ".欢迎.md.aB3dEf", text)),
    ("from outside the workspace", |file, text| {
        let outside = file.ancestors().nth(4).unwrap().join("outside.md");
        fs::write(&outside, text).unwrap();
        fs::rename(&outside, file).unwrap();
    }),
    ("a hard link put in its place", |file, text| {
        fs::write(beside(file, ".linked"), text).unwrap();
        fs::remove_file(file).unwrap();
        fs::hard_link(beside(file, ".linked"), file).unwrap();
        fs::remove_file(beside(file, ".linked")).unwrap();
    }),
    ("with the time of the old one", |file, text| {
        let modified = fs::metadata(file).unwrap().modified().unwrap();
        fs::write(file, text).unwrap();
        File::options().write(true).open(file).unwrap().set_modified(modified).unwrap();
    }),
    ("with a time long ago", |file, text| {
        fs::write(file, text).unwrap();
        File::options().write(true).open(file).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    }),
    ("saved five times in a row", |file, text| {
        for number in 0..5 {
            fs::write(file, format!("# 欢迎\n\n{number}\n")).unwrap();
        }
        fs::write(file, text).unwrap();
    }),
    ("with Windows line ends and a mark", |file, text| {
        fs::write(file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap()
    }),
    ("Syncthing", |file, text| replace_by(file, ".syncthing.欢迎.md.tmp", text)),
    ("Nextcloud", |file, text| replace_by(file, ".欢迎.md.~1a2b", text)),
    ("patch: the old one as .orig", |file, text| {
        fs::rename(file, beside(file, "欢迎.md.orig")).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("perl -i: removed while it is open", |file, text| {
        let _open = File::open(file).unwrap();
        fs::remove_file(file).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("tee -a: one line after the other", |file, text| {
        File::create(file).unwrap();
        for line in text.split_inclusive('\n') {
            File::options().append(true).open(file).unwrap().write_all(line.as_bytes()).unwrap();
        }
    }),
    ("unzip: removed, written, with the time of the archive", |file, text| {
        fs::remove_file(file).unwrap();
        fs::write(file, text).unwrap();
        File::options().write(true).open(file).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    }),
    #[cfg(target_os = "linux")]
    ("exchanged with another in one step", |file, text| {
        let other = beside(file, ".other");
        fs::write(&other, text).unwrap();
        let here = rustix::fs::CWD;
        rustix::fs::renameat_with(here, &other, here, file, rustix::fs::RenameFlags::EXCHANGE).unwrap();
        fs::remove_file(other).unwrap();
    }),
    ("made read-only and replaced", |file, text| {
        let mut rights = fs::metadata(file).unwrap().permissions();
        rights.set_readonly(true);
        fs::write(beside(file, ".new"), text).unwrap();
        fs::set_permissions(beside(file, ".new"), rights).unwrap();
        fs::rename(beside(file, ".new"), file).unwrap();
        fs::remove_file(file).unwrap();
        fs::write(file, text).unwrap();
    }),
];

pub(super) const FOLDERS: &[Way] = &[
    ("the folder renamed to and fro", |file, text| {
        let folder = file.parent().unwrap();
        let away = folder.with_file_name("别处");
        fs::rename(folder, &away).unwrap();
        fs::write(away.join("欢迎.md"), text).unwrap();
        fs::rename(&away, folder).unwrap();
    }),
    ("all modules moved away and back", |file, text| {
        let modules = file.ancestors().nth(2).unwrap();
        let away = modules.with_file_name("modules-old");
        fs::rename(modules, &away).unwrap();
        sleep(Duration::from_millis(30));
        fs::rename(&away, modules).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("the folder removed and unpacked anew", |file, text| {
        let rules = fs::read(beside(file, "约定.md")).unwrap();
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        fs::write(beside(file, "约定.md"), rules).unwrap();
    }),
    ("a branch with hundreds of files and back", |file, text| {
        let branch = file.ancestors().nth(2).unwrap().join("分支/深处");
        fs::create_dir_all(&branch).unwrap();
        for number in 0..300 {
            fs::write(branch.join(format!("{number}.md")), format!("# 第{number}篇\n")).unwrap();
        }
        fs::write(file, text).unwrap();
        fs::remove_dir_all(branch.parent().unwrap()).unwrap();
    }),
    ("content exchanged as a whole", |file, text| {
        let content = file.ancestors().nth(3).unwrap();
        let away = content.with_file_name("content-old");
        fs::rename(content, &away).unwrap();
        sleep(Duration::from_millis(30));
        copy_all(&away, content);
        fs::write(file, text).unwrap();
        fs::remove_dir_all(&away).unwrap();
    }),
    ("its ending in capitals for a moment", |file, text| {
        fs::rename(file, beside(file, "欢迎.MD")).unwrap();
        sleep(Duration::from_millis(30));
        fs::rename(beside(file, "欢迎.MD"), file).unwrap();
        fs::write(file, text).unwrap();
    }),
    ("moved into a new folder, written there and moved back", |file, text| {
        let folder = beside(file, "新");
        fs::create_dir(&folder).unwrap();
        fs::rename(file, folder.join("欢迎.md")).unwrap();
        fs::write(folder.join("欢迎.md"), text).unwrap();
        fs::rename(folder.join("欢迎.md"), file).unwrap();
        fs::remove_dir(folder).unwrap();
    }),
];

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap() {
            kind if kind.is_dir() => copy_all(&entry.path(), &target),
            kind if kind.is_file() => _ = fs::copy(entry.path(), target).unwrap(),
            _ => {}
        }
    }
}
