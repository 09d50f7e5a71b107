//! How editors and tools save: each way must show, and what they leave beside must not.

use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;

/// A way to save: what it is called, and how `text` gets into the file.
type Way = (&'static str, fn(&Path, &str));

fn beside(file: &Path, name: &str) -> std::path::PathBuf {
    file.with_file_name(name)
}

fn replace_by(file: &Path, name: &str, text: &str) {
    fs::write(beside(file, name), text).unwrap();
    fs::rename(beside(file, name), file).unwrap();
}

const WAYS: &[Way] = &[
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

fn all_ways(poll: bool) {
    let preview = Preview::start(&[CLUB, WELCOME, RULES], poll);
    let page = preview.address_of("欢迎");
    for (round, (way, save)) in WAYS.iter().enumerate() {
        let words = format!("第{round}次保存");
        save(&preview.path(WELCOME.0), &format!("# 欢迎\n\n{words}，{way}。\n"));
        preview.until(way, || preview.get(&page).body.contains(&words));
        preview.until(&format!("{way}, and it is well"), || !preview.now().failing);
    }
    let titles = preview.now();
    let site = titles.generation.as_ref().unwrap().playbook.site();
    let mut modules: Vec<&str> =
        site.pages.iter().filter(|page| page.kind.word() == "module").map(|page| page.title.as_str()).collect();
    modules.sort_unstable();
    assert_eq!(modules, ["欢迎", "约定"], "nothing that editors leave has become a page");
}

#[test]
fn every_way_of_saving_shows() {
    all_ways(false);
}

#[test]
fn every_way_of_saving_shows_where_nothing_rings() {
    all_ways(true);
}

#[test]
fn a_touch_and_a_read_make_no_new_generation() {
    let preview = Preview::of(&[CLUB, WELCOME, RULES]);
    let before = preview.now().number;
    let file = File::options().write(true).open(preview.path(WELCOME.0)).unwrap();
    file.set_modified(std::time::SystemTime::now()).unwrap();
    fs::write(preview.path(RULES.0), RULES.1).unwrap();
    for _ in 0..50 {
        fs::read(preview.path(WELCOME.0)).unwrap();
    }
    sleep(Duration::from_millis(600));
    assert_eq!(preview.now().number, before);
}

#[test]
fn a_file_in_folders_that_have_just_been_made_is_found() {
    let preview = Preview::of(&[CLUB, WELCOME]);
    for round in 0..20 {
        preview.put(&format!("content/modules/新{round}/深/更深/页{round}.md"), &format!("# 新页{round}\n"));
    }
    for round in 0..20 {
        let title = format!("新页{round}");
        preview.until(&title, || preview.titles().contains(&title));
    }
}

#[test]
fn a_save_of_a_table_shows_in_the_metric_that_reads_it() {
    let (club, table) = ("content/communities/yichu/community.yaml", "content/communities/yichu/figures.csv");
    let yaml = "name: 衣橱会客厅\nmetrics: [{id: stay, title: 留存, target: 60%, values_file: figures.csv}]\n";
    let preview = Preview::of(&[(club, yaml), (table, "2026-01,58%\n2026-02,59%\n")]);
    let page = preview.address_of("指标");
    assert!(preview.get(&page).body.contains("59%"));
    preview.put(table, "2026-01,58%\n2026-02,64%\n");
    preview.until("the new figure", || preview.get(&page).body.contains("64%"));
    preview.put(table, "2026-01,58%\n2026-02,很多\n");
    preview.until("the fault in the table", || preview.now().findings.iter().any(|finding| finding.file() == table));
    fs::remove_file(preview.path(table)).unwrap();
    preview
        .until("the table that is gone", || preview.now().findings.iter().any(|finding| finding.code == "values-file-missing"));
    preview.put(table, "2026-01,58%\n2026-02,66%\n");
    preview.until("the table that is back", || preview.get(&page).body.contains("66%"));
}
