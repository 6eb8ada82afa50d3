//! What the forge runs and shows: workflows that cannot be turned against us, and forms that know the catalogue's own
//! words.

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder with that ending, by name.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let items = fs::read_dir(root().join(folder)).expect("a folder").filter_map(Result::ok).map(|item| item.path());
    let mut paths: Vec<PathBuf> = items.filter(|path| path.extension().is_some_and(|own| own == ending)).collect();
    paths.sort();
    paths.iter().map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), text(path))).collect()
}

/// The scripts of a workflow: what a step runs, on the line of the key itself or on the deeper ones below it.
fn scripts(workflow: &str) -> Vec<String> {
    let lines: Vec<&str> = workflow.lines().collect();
    let key = |line: &str| line.trim_start().trim_start_matches("- ").starts_with("run:");
    let depth = |line: &str| line.len() - line.trim_start().len();
    let starts = lines.iter().enumerate().filter(|(_, line)| key(line));
    starts
        .map(|(number, line)| {
            let own = line.find("run:").expect("the key");
            let below = lines[number + 1..].iter().take_while(|line| line.trim().is_empty() || depth(line) > own);
            [&line[own..]].into_iter().chain(below.copied()).collect::<Vec<_>>().join("\n")
        })
        .collect()
}

/// The steps of a workflow, each from its name to the next.
fn steps(workflow: &str) -> Vec<&str> {
    workflow.split("\n      - name: ").skip(1).collect()
}

/// The one step that has this text.
fn step<'a>(workflow: &'a str, part: &str) -> &'a str {
    let found: Vec<&str> = steps(workflow).into_iter().filter(|step| step.contains(part)).collect();
    assert_eq!(found.len(), 1, "steps with «{part}»: {found:?}");
    found[0]
}

#[test]
fn actions_are_pinned_by_commit_and_rights_are_few() {
    let pinned = Regex::new(r"^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$").expect("a pattern");
    let workflows = files(".github/workflows", "yml");
    assert!(workflows.len() >= 4, "{}", workflows.len());
    for (name, workflow) in workflows {
        let used = workflow.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action.trim());
        used.for_each(|action| assert!(pinned.is_match(action), "{name}: {action}"));
        assert!(workflow.contains("\npermissions: {}\n"), "{name}: a job that asks for nothing must get nothing");
        assert!(!workflow.contains("pull_request_target"), "{name}: what a stranger sends must not run with our rights");
        let on_proposals = workflow.contains("pull_request:");
        assert!(!on_proposals || !(workflow.contains("secrets.") || workflow.contains(": write")), "{name}: too much for a proposal");
        assert!(!on_proposals || !workflow.contains("github.token"), "{name}: a proposal's own code could use the token");
        let checkouts = workflow.matches("actions/checkout@").count();
        assert_eq!(checkouts, workflow.matches("persist-credentials: false").count(), "{name}: a token stays in the folder");
        for script in scripts(&workflow) {
            assert!(!script.contains("${{"), "{name}: an expression inside a script: {script}");
        }
    }
}

#[test]
fn scripts_are_found_where_they_stand() {
    let steps = ["  - run: one ${{ a }}", "  - name: b", "    run: |", "      two", "", "      three", "    env:", "      A: ${{ a }}"];
    let workflow = format!("on:\n  workflow_run: # no script\nsteps:\n{}\n", steps.join("\n"));
    assert_eq!(scripts(&workflow), ["run: one ${{ a }}", "run: |\n      two\n\n      three"]);
}

#[test]
fn a_proposal_is_annotated_summed_up_and_can_be_looked_at() {
    let workflow = text(".github/workflows/katalog.yml");
    for part in ["--format github", "--format markdown >> \"$GITHUB_STEP_SUMMARY\"", "actions/upload-artifact@", "path: public"] {
        assert!(workflow.contains(part), "katalog.yml: no {part}");
    }
}

#[test]
fn a_proposal_is_reviewed_against_the_base_it_was_merged_with() {
    let workflow = text(".github/workflows/katalog.yml");
    assert!(step(&workflow, "actions/checkout@").contains("fetch-depth: 0"), "a review needs the history");
    let review = step(&workflow, "review --base");
    for part in ["BASE=$(git rev-parse HEAD^1)\n", "--base \"$BASE\" --actor \"$ACTOR\"", "--save \"$RUNNER_TEMP/vurdering.json\""] {
        assert!(review.contains(part), "katalog.yml: no {part}");
    }
    assert!(review.contains("ACTOR: ${{ github.event.pull_request.user.login }}"), "the actor is whoever opened the proposal");
    let kept = step(&workflow, "name: vurdering\n");
    assert!(kept.contains("runner.temp }}/vurdering.json") && kept.contains("if-no-files-found: warn"), "{kept}");
}

#[test]
fn every_verdict_on_a_proposal_counts_and_hides_no_other() {
    let workflow = text(".github/workflows/katalog.yml");
    assert!(!workflow.contains("continue-on-error"), "a step that fails must fail the job");
    assert!(!workflow.contains("actions/cache@"), "one run of a proposal could leave a program that judges the next");
    for verdict in ["check --strict --format github", "review --base", "allmenning build "] {
        let verdict = step(&workflow, verdict);
        assert!(!verdict.contains("||") && !verdict.contains("set +e"), "a verdict is thrown away: {verdict}");
    }
    let after: Vec<&str> = steps(&workflow).into_iter().skip_while(|step| !step.contains("review --base")).collect();
    assert!(after.len() >= 5, "{}", after.len());
    for later in after {
        assert!(later.contains("if: ${{ !cancelled() && "), "what comes after a verdict must come all the same: {later}");
    }
}

#[test]
fn the_comment_comes_from_our_own_code() {
    let (check, workflow) = (text(".github/workflows/katalog.yml"), text(".github/workflows/vurdering.yml"));
    let name = check.lines().find_map(|line| line.strip_prefix("name: ")).expect("a name");
    assert!(workflow.contains("\n  workflow_run:") && workflow.contains(&format!("\n    workflows: [{name}]\n    types: [completed]\n")));
    assert!(workflow.contains("\n    if: github.event.workflow_run.event == 'pull_request'\n"));
    let rights = workflow.split("\n    permissions:\n").nth(1).expect("rights");
    let rights: Vec<&str> =
        rights.lines().map_while(|line| line.strip_prefix("      ")).filter_map(|line| line.split(" #").next()).collect();
    assert_eq!(rights, ["actions: read", "contents: read", "pull-requests: write"]);

    let checkout = step(&workflow, "actions/checkout@");
    assert!(checkout.contains("\n          ref: ${{ github.event.repository.default_branch }}\n"), "{checkout}");
    for part in ["ref: ${{ github.event.workflow_run", "repository: ", "refs/pull", "git fetch", "git checkout", "gh pr checkout"] {
        assert!(!workflow.contains(part), "vurdering.yml: {part} could bring in a contributor's code");
    }
    for part in ["actions/cache@", "secrets.", "continue-on-error"] {
        assert!(!workflow.contains(part), "vurdering.yml has {part}");
    }
    for part in ["cargo build", "review --from"] {
        assert!(!step(&workflow, part).contains("github.token"), "{part} does not need the token");
    }
}

#[test]
fn the_comment_takes_nothing_but_a_text_from_the_artifact() {
    let workflow = text(".github/workflows/vurdering.yml");
    let find = step(&workflow, "gh pr list");
    assert!(find.contains("number=$(gh pr list --state open ") && find.contains(".headRefOid == env.HEAD_SHA"), "{find}");
    assert!(find.contains("HEAD_SHA: ${{ github.event.workflow_run.head_sha }}"), "{find}");
    assert_eq!(find.matches("number=").count(), 1, "the number comes from one place");
    assert!(find.contains("echo \"nummer=$number\" >> \"$GITHUB_OUTPUT\""), "{find}");
    assert!(find.find("number=$(") < find.find("/zip"), "the number must be known before the artifact is fetched");
    assert!(find.contains("exit 0"), "a run without a review ends quietly");
    assert!(find.contains("MOST: 5000000") && find.contains("-gt \"$MOST\"") && find.contains("head -c"), "{find}");
    assert!(find.contains("cd \"$RUNNER_TEMP/vurdering\""), "the artifact stays outside the checkout");

    let comment = step(&workflow, "gh pr comment");
    assert!(comment.contains("NUMBER: ${{ steps.funn.outputs.nummer }}"), "{comment}");
    assert!(comment.contains("gh pr comment \"$NUMBER\" --edit-last --create-if-none --body-file "), "{comment}");
    assert!(comment.contains("startswith(\"content/\")"), "a proposal that changes more than the entries must be known by it");
    for other in steps(&workflow).into_iter().filter(|step| !step.contains("gh pr list")) {
        assert!(other.contains("if: steps.funn.outputs.nummer\n"), "without a review, nothing more is done: {other}");
    }
}

#[test]
fn a_published_site_has_its_history() {
    let workflow = text(".github/workflows/publiser.yml");
    assert!(step(&workflow, "actions/checkout@").contains("fetch-depth: 0"), "in a shallow clone the entries' history is left out");
}

#[test]
fn the_forms_offer_every_kind() {
    let kinds = files("schemas", "json").into_iter().filter_map(|(name, schema)| {
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
        Some((name, schema["x-kind"]["label"]["nb"]["one"].as_str()?.to_owned()))
    });
    let share = text(".github/ISSUE_TEMPLATE/1-del-noe.yml").to_lowercase();
    for (name, label) in kinds {
        // What is missing has a form of its own.
        let offered = share.contains(&format!("- {label}\n")) || name == "behov.schema.json";
        assert!(offered, "1-del-noe.yml does not offer «{label}» ({name})");
    }
    for (name, form) in files(".github/ISSUE_TEMPLATE", "yml").into_iter().filter(|(name, _)| name != "config.yml") {
        for part in ["name: ", "description: ", "body:", "- type: checkboxes"] {
            assert!(form.contains(part), "{name}: no «{part}»");
        }
        let promise = form
            .lines()
            .zip(form.lines().skip(1))
            .any(|(label, next)| label.contains("- label: ") && label.contains("personopplysninger") && next.trim() == "required: true");
        assert!(promise, "{name}: nobody promises that there are no personal data");
    }
}

#[test]
fn every_owner_owns_something() {
    let owners = text(".github/CODEOWNERS");
    let lines = owners.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let (path, owner) = line.split_once(' ').expect("a path and its owner");
        assert!(owner.split(' ').all(|owner| owner.starts_with('@')), "{line}");
        // The editors' own ground is guarded before anything stands on it.
        assert!(root().join(path.trim_start_matches('/')).exists() || path == "/content/_redaksjon/", "no {path}");
    }
    let place = |path: &str| owners.find(&format!("\n{path} ")).expect("an owner");
    assert!(place("/content/_redaksjon/") > place("/content/"), "of two rules the last one holds: the narrower must stand below");
}
