//! What the command line takes. The help is Norwegian, as are those who read it.

use crate::model::Lang;
use crate::report::{ChangeFormat, Format};
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const TEMPLATE: &str = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}";

/// Lag en felles katalog av Markdown-filer: kontroller, bygg og forhåndsvis.
#[derive(Debug, Parser)]
#[command(name = "allmenning", version, help_template = TEMPLATE, disable_help_subcommand = true, subcommand_help_heading = "Kommandoer", next_help_heading = "Valg")]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Felles valg")]
pub struct Global {
    /// Katalogens mappe (ellers: nærmeste mappe oppover med allmenning.toml)
    #[arg(long, global = true, value_name = "MAPPE")]
    pub root: Option<PathBuf>,
    /// Språk i meldingene
    #[arg(long, global = true, value_name = "SPRÅK")]
    pub lang: Option<Language>,
    /// Dagens dato, ÅÅÅÅ-MM-DD (ellers: i dag)
    #[arg(long, global = true, value_name = "DATO")]
    pub today: Option<String>,
    /// Farger i terminalen
    #[arg(long, global = true, value_name = "NÅR", default_value = "auto", hide_default_value = true)]
    pub color: Color,
    /// Si bare det nødvendige
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Si mer
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Language {
    /// bokmål
    Nb,
    /// nynorsk
    Nn,
    /// engelsk
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Nb => Lang::Nb,
            Language::Nn => Lang::Nn,
            Language::En => Lang::En,
        }
    }
}

/// When to show colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Color {
    /// bare på en skjerm
    Auto,
    /// alltid
    Always,
    /// aldri
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[command(help_template = TEMPLATE)]
pub enum Command {
    /// Lag en ny katalog med standard skjema og en eksempeloppføring av hvert slag
    Init(Init),
    /// Lag en ny oppføring: påkrevde felt først, med forklaringer
    New(New),
    /// Kontroller katalogen
    Check(Check),
    /// Bygg nettstedet: hele, eller ingenting
    Build(Build),
    /// Forhåndsvis nettstedet, oppdatert mens du skriver
    Serve(Serve),
    /// Søk i katalogen fra terminalen
    Find(Find),
    /// Forklar en regel, med et dårlig og et godt eksempel
    Explain(Explain),
    /// Før et redaksjonelt vedtak om en oppføring, eller vis det som venter
    Decide(Decide),
    /// Vis hva en endring gjør, og kontroller at den følger redaksjonens regler
    Review(Review),
    /// Skriv ut fullføring for et skall, eller snutter for et redigeringsprogram
    Completions(Completions),
    /// Skriv ut bruksanvisningen (man-side)
    Man(Man),
}

/// `init`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Init {
    /// Mappen som skal bli en katalog
    #[arg(value_name = "MAPPE")]
    pub folder: PathBuf,
    /// Ta med en kopi av standardtemaet, for å endre på det
    #[arg(long)]
    pub with_theme: bool,
}

/// `new`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct New {
    /// Slaget: navnet på en mappe under content/, for eksempel losninger
    #[arg(value_name = "SLAG")]
    pub kind: String,
    /// Tittelen på oppføringen
    #[arg(value_name = "TITTEL")]
    pub title: Option<String>,
    /// Lag en mappe, slik at oppføringen kan ha vedlegg
    #[arg(long)]
    pub folder: bool,
}

/// `check`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Check {
    /// Vis bare funn i disse filene og mappene
    #[arg(value_name = "STI")]
    pub paths: Vec<PathBuf>,
    /// Hvordan funnene skrives ut
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
    /// Rett det som bare har ett riktig svar
    #[arg(long)]
    pub fix: bool,
    /// Regn advarsler som feil
    #[arg(long)]
    pub strict: bool,
}

/// `build`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Build {
    /// Mappen som nettstedet legges i (ellers: public i katalogen)
    #[arg(long, value_name = "MAPPE")]
    pub out: Option<PathBuf>,
    /// Adressen som nettstedet publiseres på
    #[arg(long, value_name = "ADRESSE")]
    pub base_url: Option<String>,
    /// Hvordan funnene skrives ut
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
    /// Regn advarsler som feil
    #[arg(long)]
    pub strict: bool,
    /// Ikke hent historikken fra git: når oppføringer ble delt og endret, og av hvem
    #[arg(long)]
    pub no_git: bool,
    /// Publiser også når mange oppføringer er borte siden sist
    #[arg(long)]
    pub allow_shrink: bool,
    /// Oversikten fra nettstedet som er publisert nå (katalog.json), når mappen ikke har det
    #[arg(long, value_name = "FIL")]
    pub previous: Option<PathBuf>,
}

/// `serve`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Serve {
    /// Porten på denne maskinen; 0 gir en ledig
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,
    /// Se etter endringer med jevne mellomrom, for nettverksdisker
    #[arg(long)]
    pub poll: bool,
    /// Ikke hent historikken fra git: når oppføringer ble delt og endret, og av hvem
    #[arg(long)]
    pub no_git: bool,
}

/// `find`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Find {
    /// Ordene du leter etter
    #[arg(value_name = "SØK", required = true)]
    pub query: Vec<String>,
    /// Hvor mange treff som vises
    #[arg(short = 'n', long, value_name = "ANTALL", default_value_t = 10)]
    pub limit: usize,
}

/// `explain`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Explain {
    /// Regelen; uten den vises alle
    #[arg(value_name = "REGEL")]
    pub rule: Option<String>,
}

/// `decide`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Decide {
    /// Oppføringen, for eksempel losninger/okr-tracker
    #[arg(value_name = "ID", required_unless_present = "list")]
    pub entry: Option<String>,
    /// Statusen: et trinn på stigen, for eksempel kvalitetssikret
    #[arg(value_name = "STATUS", required_unless_present = "list")]
    pub status: Option<String>,
    /// Redaktøren som tar avgjørelsen, for eksempel @kaptein-helse
    #[arg(long, value_name = "REDAKTØR", required_unless_present = "list")]
    pub by: Option<String>,
    /// Begrunnelsen, som leserne ser
    #[arg(long, value_name = "TEKST")]
    pub note: Option<String>,
    /// Møtet vedtaket ble gjort i
    #[arg(long, value_name = "TEKST")]
    pub meeting: Option<String>,
    /// Vilkår for godkjenningen
    #[arg(long, value_name = "TEKST")]
    pub conditions: Option<String>,
    /// Dagen oppføringen må vurderes på nytt, ÅÅÅÅ-MM-DD (ellers: slik stigen sier)
    #[arg(long, value_name = "DATO")]
    pub review_by: Option<String>,
    /// Oppføringen som har tatt over
    #[arg(long, value_name = "ID")]
    pub replaced_by: Option<String>,
    /// Vis det som venter på redaktørene; med --by bare det som er innenfor redaktørens område
    #[arg(long, conflicts_with_all = ["entry", "status"])]
    pub list: bool,
}

/// `review`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Review {
    /// Grenen eller commiten som endringen skal inn i, for eksempel origin/main
    #[arg(long, value_name = "GREN", required_unless_present = "from")]
    pub base: Option<String>,
    /// Den som har foreslått endringen, for eksempel @kaptein-helse
    #[arg(long, value_name = "BRUKER", conflicts_with = "from")]
    pub actor: Option<String>,
    /// Hvordan vurderingen skrives ut
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: ChangeFormat,
    /// Lagre også vurderingen som JSON i denne filen
    #[arg(long, value_name = "FIL", conflicts_with = "from")]
    pub save: Option<PathBuf>,
    /// Vis en vurdering som er lagret i en fil
    #[arg(long, value_name = "FIL", conflicts_with = "base")]
    pub from: Option<PathBuf>,
}

/// `completions`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Completions {
    /// Skallet, eller vscode for redigeringsprogrammet
    #[arg(value_name = "SKALL")]
    pub target: Target,
}

/// What completions are for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Target {
    /// Bash
    Bash,
    /// Elvish
    Elvish,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
    /// Zsh
    Zsh,
    /// Visual Studio Code: snutter for katalogens egne slag og felt
    Vscode,
}

/// `man`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Man {
    /// Kommandoen; uten den gjelder siden hele programmet
    #[arg(value_name = "KOMMANDO")]
    pub command: Option<String>,
}

/// The whole command line, for completions and the manual.
pub fn command() -> clap::Command {
    let version =
        Arg::new("versjon").short('V').long("version").action(ArgAction::Version).help("Vis versjonen").help_heading("Felles valg");
    let plain = Arguments::command().disable_version_flag(true).arg(version);
    let names: Vec<String> = plain.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let whole = names.into_iter().fold(plain, |whole, name| {
        let full = format!("allmenning {name}");
        whole.mut_subcommand(name, |command| norwegian(command.bin_name(full)))
    });
    norwegian(whole)
}

/// The arguments of this run. What clap itself would say in English is said in Norwegian.
pub fn parse() -> Arguments {
    let matches = command().get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// The command line with Norwegian headings, usages and help options.
fn norwegian(command: clap::Command) -> clap::Command {
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let positionals: Vec<String> = command.get_positionals().map(placeholder).collect();
    let has_subcommands = command.has_subcommands();
    let rest = if has_subcommands { "KOMMANDO".to_owned() } else { positionals.join(" ") };
    let help = Arg::new("hjelp").short('h').long("help").action(ArgAction::Help).help("Vis denne hjelpen");
    let command = command.disable_help_flag(true).arg(help.help_heading("Felles valg")).override_usage(format!("{name} [VALG] {rest}"));
    command.mut_args(|arg| {
        let heading = if arg.is_positional() { "Argumenter" } else { "Valg" };
        let own = arg.get_help_heading().is_some();
        let values = described(&arg);
        let takes = arg.get_action().takes_values();
        let arg = if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
        let arg = if own { arg } else { arg.help_heading(heading) };
        match (arg.get_help().cloned(), values) {
            (Some(help), Some(values)) => arg.help(format!("{help} ({values})")),
            _ => arg,
        }
    })
}

/// `MAPPE`, `[TITTEL]`, `[STI]…`, as a usage shows it.
fn placeholder(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map_or_else(|| arg.get_id().to_string(), ToString::to_string);
    let many = if arg.get_action().takes_values() && matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    if arg.is_required_set() { format!("{name}{many}") } else { format!("[{name}{many}]") }
}

/// The values that an option takes, and what it is without them.
fn described(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let default = arg.get_default_values().first().map(|value| format!("ellers {}", value.to_string_lossy()));
    let parts: Vec<String> = [(!values.is_empty()).then(|| values.join(", ")), default].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
