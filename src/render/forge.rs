//! Where a reader proposes a change or reports a fault: each forge has its own addresses for that.

use crate::route::paths;

/// A forge, told by the host of the repository's address.
enum Forge {
    GitHub,
    GitLab,
    Forgejo,
}

fn forge(repository: &str) -> Forge {
    let host = repository.split('/').nth(2).unwrap_or("").to_lowercase();
    match host {
        host if host.contains("gitlab") => Forge::GitLab,
        host if host.contains("codeberg") || host.contains("forgejo") || host.contains("gitea") => Forge::Forgejo,
        _ => Forge::GitHub,
    }
}

/// The forge's editor for a file of the branch `main`.
pub fn edit(repository: &str, path: &str) -> String {
    let editor = match forge(repository) {
        Forge::GitHub => "edit",
        Forge::GitLab => "-/edit",
        Forge::Forgejo => "_edit",
    };
    format!("{repository}/{editor}/main/{}", paths::escaped(path))
}

/// The forge's list of the changes to a file of the branch `main`; of an entry with a folder, to the folder.
pub fn history(repository: &str, path: &str) -> String {
    let list = match forge(repository) {
        Forge::GitHub => "commits/main",
        Forge::GitLab => "-/commits/main",
        Forge::Forgejo => "commits/branch/main",
    };
    format!("{repository}/{list}/{}", paths::escaped(path.strip_suffix("/index.md").unwrap_or(path)))
}

/// Where a reader starts a new issue; where the repository has several forms, they are listed there.
pub fn new_issue(repository: &str) -> String {
    match forge(repository) {
        Forge::GitLab => format!("{repository}/-/issues/new"),
        Forge::GitHub | Forge::Forgejo => format!("{repository}/issues/new/choose"),
    }
}

/// Where a reader starts a new issue about an entry, with its title and the entry's id filled in: in the form `form` (a file among
/// the repository's issue templates), whose field `oppforing` takes the id, or in none.
pub fn issue(repository: &str, form: Option<&str>, title: &str, entry: &str) -> String {
    let address = match forge(repository) {
        Forge::GitLab => format!("{repository}/-/issues/new"),
        Forge::GitHub | Forge::Forgejo => format!("{repository}/issues/new"),
    };
    let names = match forge(repository) {
        Forge::GitHub => ["template", "title", "oppforing"],
        Forge::GitLab => ["issuable_template", "issue[title]", "issue[description]"],
        Forge::Forgejo => ["template", "title", "body"],
    };
    let values = [form, Some(title), Some(entry)];
    let given = names.iter().zip(values).filter_map(|(name, value)| Some((name, value?)));
    let query: Vec<String> = given.map(|(name, value)| format!("{}={}", paths::in_query(name), paths::in_query(value))).collect();
    format!("{address}?{}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_forge_has_its_own_editor() {
        assert_eq!(edit("https://github.com/a/b", "content/x/æ.md"), "https://github.com/a/b/edit/main/content/x/%C3%A6.md");
        assert_eq!(edit("https://gitlab.kommune.no/a/b", "x.md"), "https://gitlab.kommune.no/a/b/-/edit/main/x.md");
        assert_eq!(history("https://codeberg.org/a/b", "content/x/y/index.md"), "https://codeberg.org/a/b/commits/branch/main/content/x/y");
        let form = Some("3-vi-bruker.yml");
        assert_eq!(
            issue("https://github.com/a/b", form, "Vi bruker: Ærø & co", "x/y"),
            "https://github.com/a/b/issues/new?template=3%2Dvi%2Dbruker%2Eyml&title=Vi%20bruker%3A%20%C3%86r%C3%B8%20%26%20co&oppforing=x%2Fy"
        );
        assert_eq!(
            issue("https://gitlab.com/a/b", None, "T", "x/y"),
            "https://gitlab.com/a/b/-/issues/new?issue%5Btitle%5D=T&issue%5Bdescription%5D=x%2Fy"
        );
        assert_eq!(new_issue("https://codeberg.org/a/b"), "https://codeberg.org/a/b/issues/new/choose");
    }
}
