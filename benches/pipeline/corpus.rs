//! A catalogue of any size, the same bytes every time: its own schemas, a vocabulary of sixty themes, and entries of
//! about 3.3 kB whose words are as unevenly used as those of real texts.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// About how long an entry is, in bytes.
const LENGTH: usize = 3_300;
/// How many themes the vocabulary has; every sixth is above the five that follow it.
const THEMES: usize = 60;

const CONFIG: &str = "title = \"Prøvekatalogen\"\nbase_url = \"https://katalog.example.no\"\nlanguage = \"nb\"\nlanguages = [\"nb\"]\nrepository = \"https://git.example.no/katalog\"\n";
const SCHEMAS: &[(&str, &str)] = &[
    ("aktorer", include_str!("schemas/aktorer.schema.json")),
    ("losninger", include_str!("schemas/losninger.schema.json")),
    ("veiledninger", include_str!("schemas/veiledninger.schema.json")),
];

/// How large a catalogue is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many entries it has.
    pub entries: usize,
    /// How many of them own the others.
    owners: usize,
    /// How many of the others each owner says that it uses.
    uses: usize,
}

impl Size {
    /// A catalogue of so many entries.
    pub fn of(entries: usize) -> Size {
        Size { entries, owners: (entries / 100).max(5), uses: 0 }
    }

    /// All of Norway: 357 organisations, each with 180 of 2,000 systems in use, which makes 64,260 records.
    pub fn national() -> Size {
        Size { entries: 2_357, owners: 357, uses: 180 }
    }
}

/// Makes a catalogue of this size in the folder `root`.
pub fn make(root: &Path, size: Size) -> io::Result<()> {
    fs::create_dir_all(root.join("schemas/vocabularies"))?;
    fs::write(root.join("allmenning.toml"), CONFIG)?;
    for (kind, schema) in SCHEMAS {
        fs::write(root.join(format!("schemas/{kind}.schema.json")), schema)?;
        fs::create_dir_all(root.join("content").join(kind))?;
    }
    fs::write(root.join("schemas/vocabularies/tema.yaml"), vocabulary())?;
    let catalogue = Catalogue(size);
    for number in 0..size.entries {
        let entry = catalogue.named(number);
        fs::write(root.join(format!("content/{}/{}.md", entry.kind, entry.slug)), catalogue.entry(number))?;
    }
    Ok(())
}

const FIRST: &[&str] = &[
    "barnehage",
    "skole",
    "helse",
    "omsorgs",
    "bygge",
    "plan",
    "areal",
    "vann",
    "avløps",
    "vei",
    "trafikk",
    "kultur",
    "bibliotek",
    "idretts",
    "nærings",
    "landbruks",
    "miljø",
    "klima",
    "beredskaps",
    "arkiv",
    "innbygger",
    "lønns",
    "regnskaps",
    "innkjøps",
    "eiendoms",
    "renholds",
    "energi",
    "data",
    "person",
    "sikkerhets",
    "journal",
    "saks",
    "møte",
    "skjema",
    "rapport",
    "tjeneste",
    "kart",
    "prosjekt",
    "ungdoms",
    "bosettings",
    "havne",
    "brann",
    "friluft",
    "kompetanse",
    "avfalls",
    "utleie",
    "skyss",
    "næringsmiddel",
    "forvaltnings",
    "integrasjons",
];

/// The last part of a word: as it is, the one that is known, and several.
const LAST: &[[&str; 3]] = &[
    ["løsning", "løsningen", "løsninger"],
    ["tjeneste", "tjenesten", "tjenester"],
    ["plan", "planen", "planer"],
    ["avtale", "avtalen", "avtaler"],
    ["system", "systemet", "systemer"],
    ["register", "registeret", "registre"],
    ["oversikt", "oversikten", "oversikter"],
    ["rutine", "rutinen", "rutiner"],
    ["portal", "portalen", "portaler"],
    ["gruppe", "gruppen", "grupper"],
    ["kontroll", "kontrollen", "kontroller"],
    ["modell", "modellen", "modeller"],
    ["mal", "malen", "maler"],
    ["prosess", "prosessen", "prosesser"],
    ["nettverk", "nettverket", "nettverk"],
    ["behov", "behovet", "behov"],
    ["krav", "kravet", "krav"],
    ["frist", "fristen", "frister"],
    ["utvalg", "utvalget", "utvalg"],
    ["budsjett", "budsjettet", "budsjetter"],
    ["analyse", "analysen", "analyser"],
    ["kartlegging", "kartleggingen", "kartlegginger"],
    ["opplæring", "opplæringen", "opplæringer"],
    ["melding", "meldingen", "meldinger"],
    ["søknad", "søknaden", "søknader"],
    ["vurdering", "vurderingen", "vurderinger"],
    ["tavle", "tavlen", "tavler"],
    ["base", "basen", "baser"],
    ["veileder", "veilederen", "veiledere"],
    ["ordning", "ordningen", "ordninger"],
];

const PLACES: [&[&str]; 2] = [
    &[
        "Bjørke", "Ekre", "Fure", "Gran", "Hassel", "Iver", "Kvern", "Lauv", "Myr", "Nes", "Older", "Rogne", "Selje", "Trane", "Ulv",
        "Vier", "Ørne", "Åker", "Skjær", "Heim",
    ],
    &["vik", "dal", "nes", "strand", "voll", "fjord", "bygd", "sund", "øy", "moen", "heia", "stad", "lien", "vågen", "elva", "berget"],
];

/// `{n}` is a word as it is, `{d}` one that is known, `{p}` several; `{s}` is a place.
const SENTENCES: &[&str] = &[
    "Kommunen bruker {d} til å følge opp {p} hver uke.",
    "{s} har samlet {p} på ett sted, slik at ansatte slipper å lete.",
    "Før {d} ble innført, måtte saksbehandlerne føre {p} for hånd.",
    "Alle som arbeider med {p}, har nytte av {d}.",
    "Erfaringen fra {s} er at {d} bør være på plass før {p} tas i bruk.",
    "Det finnes ingen {n} som passer for alle, men {d} er et godt sted å begynne.",
    "Leverandøren har ansvar for {d}, mens kommunen selv eier {p}.",
    "Hver {n} blir gått gjennom to ganger i året, og {d} oppdateres samtidig.",
    "Innbyggerne får svar raskere fordi {d} henter opplysninger fra {p}.",
    "Små kommuner kan dele en {n} og kjøpe drift av en nabo.",
    "Arbeidet med {p} startet i {s} og er siden tatt i bruk av flere.",
    "Personvernombudet bør få se {d} før de første {p} legges inn.",
    "Når {d} er fylt ut, sendes den videre til dem som har ansvar for {p}.",
    "Kostnadene ved {p} er små sammenlignet med tiden de ansatte sparer.",
    "Fylkeskommunen bistår {s} med {p} og opplæring.",
    "Ta kontakt med {s} dersom dere vil se hvordan {d} virker i praksis.",
    "Det viktigste er at {d} er enkel å forstå, også for dem som sjelden bruker {p}.",
    "Integrasjonen mot {d} krever tilgang som må bestilles i god tid.",
];

const LICENCES: &[&str] = &["EUPL-1.2", "MIT", "Apache-2.0", "CC-BY-4.0", "GPL-3.0-or-later"];
const STAGES: &[&str] = &["ide", "utvikling", "drift", "utfaset"];

/// A small generator of random numbers (SplitMix64), so that the catalogue is the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A number below `limit`, the small ones far more often.
    fn skewed(&mut self, limit: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((limit as f64 * unit * unit) as usize).min(limit - 1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// A word in one of its three forms.
    fn word(&mut self, form: usize) -> String {
        let (first, last) = (FIRST[self.skewed(FIRST.len())], LAST[self.skewed(LAST.len())]);
        format!("{first}{}", last[form])
    }

    fn place(&mut self) -> String {
        format!("{}{}", self.one_of(PLACES[0]), self.one_of(PLACES[1]))
    }

    fn sentence(&mut self) -> String {
        let mut out = String::new();
        let mut rest = self.one_of(SENTENCES);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.as_bytes()[0] {
                b'n' => out.push_str(&self.word(0)),
                b'd' => out.push_str(&self.word(1)),
                b'p' => out.push_str(&self.word(2)),
                _ => out.push_str(&self.place()),
            }
            rest = &after[2..];
        }
        out.push_str(rest);
        out
    }

    fn sentences(&mut self, count: usize) -> String {
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    fn date(&mut self, year: usize) -> String {
        format!("{year}-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }
}

fn theme(number: usize) -> String {
    let plain = FIRST[number % FIRST.len()].replace('æ', "ae").replace('ø', "o").replace('å', "aa");
    if number < FIRST.len() { plain } else { format!("{plain}-{}", number / FIRST.len() + 1) }
}

fn vocabulary() -> String {
    let mut out = String::from("title: {nb: Temaer}\ndescription: {nb: Hva en oppføring handler om.}\ncodes:\n");
    let mut random = Random(60);
    for number in 0..THEMES {
        let word = random.word(2);
        // Writing into a string cannot fail.
        let _ =
            writeln!(out, "  - code: {}\n    label: {{nb: Om {}}}\n    synonyms: [{word}]", theme(number), theme(number).replace('-', " "));
        if number % 6 != 0 {
            let _ = writeln!(out, "    broader: {}", theme(number - number % 6));
        }
    }
    out
}

/// What an entry is called.
struct Named {
    kind: &'static str,
    slug: String,
    title: String,
}

struct Catalogue(Size);

impl Catalogue {
    /// The first entries are owners; of the others three in five are solutions.
    fn named(&self, number: usize) -> Named {
        let mut random = Random(number as u64);
        if number < self.0.owners {
            let title = format!("{} kommune", random.place());
            return Named { kind: "aktorer", slug: format!("aktor-{number}"), title };
        }
        let (kind, what) = if number % 5 < 3 { ("losninger", "for") } else { ("veiledninger", "til hjelp i") };
        let mut title = format!("{} {what} {}", random.word(0), random.place());
        title[..1].make_ascii_uppercase();
        Named { kind, slug: format!("{}-{number}", &kind[..kind.len() - 2]), title }
    }

    fn other(&self, random: &mut Random, not: usize) -> usize {
        let other = self.0.owners + random.below(self.0.entries - self.0.owners);
        if other == not { self.0.owners + (other + 1 - self.0.owners) % (self.0.entries - self.0.owners) } else { other }
    }

    /// A link to some other entry, now and then to a heading of it.
    fn link(&self, random: &mut Random, not: usize) -> String {
        let other = self.named(self.other(random, not));
        let heading = if random.below(8) == 0 { "#kostnader" } else { "" };
        format!("[{}](../{}/{}.md{heading})", other.title, other.kind, other.slug)
    }

    fn entry(&self, number: usize) -> String {
        let named = self.named(number);
        let mut random = Random(number as u64 ^ 0x00a1_13e5);
        let mut out = String::with_capacity(LENGTH + 600);
        self.front_matter(&named, number, &mut random, &mut out);
        self.body(number, &mut random, &mut out);
        out
    }

    fn front_matter(&self, named: &Named, number: usize, random: &mut Random, out: &mut String) {
        let _ = writeln!(out, "---\ntitle: {}\nsummary: {}", named.title, random.sentence());
        let mut themes: Vec<String> = (0..2 + random.below(3)).map(|_| theme(random.skewed(THEMES))).collect();
        themes.sort();
        themes.dedup();
        let (updated, themes) = (random.date(2025), themes.join(", "));
        if named.kind == "aktorer" {
            let _ =
                writeln!(out, "type: kommune\nnettsted: https://www.kommune-{number}.example.no\noppdatert: {updated}\ntemaer: [{themes}]");
            self.uses(number, out);
            out.push_str("---\n");
            return;
        }
        let owner = self.named(random.below(self.0.owners));
        let field = if named.kind == "losninger" { "eier" } else { "utgiver" };
        let _ = writeln!(out, "{field}: {}/{}\nlivslop: {}\ntemaer: [{themes}]", owner.kind, owner.slug, random.one_of(STAGES));
        let _ = writeln!(out, "lisens: {}\nopprettet: {}\noppdatert: {updated}", random.one_of(LICENCES), random.date(2023));
        let _ = writeln!(out, "forutsetninger:\n  - En {} som er i drift\n  - Tilgang til {}", random.word(0), random.word(1));
        let _ = writeln!(
            out,
            "ta_i_bruk:\n  - Bestill {}.\n  - Legg inn {} for {}.\n  - Gi opplæring i {}.",
            random.word(1),
            random.word(2),
            random.place(),
            random.word(2)
        );
        let _ = writeln!(out, "kilder:\n  - tittel: Om {}\n    url: https://kilde.example.no/{number}", random.word(1));
        let related = self.named(self.other(random, number));
        let _ = writeln!(out, "relatert: [{}/{}]\n---", related.kind, related.slug);
    }

    /// What an owner says that it uses, none of it twice.
    fn uses(&self, number: usize, out: &mut String) {
        if self.0.uses == 0 {
            return;
        }
        out.push_str("bruker:\n");
        let others = self.0.entries - self.0.owners;
        // A step that has no part in common with the number of the others meets each of them once.
        for row in 0..self.0.uses {
            let other = self.named(self.0.owners + (number * 31 + row * 7) % others);
            let _ = writeln!(out, "  - hva: {}/{}\n    siden: {}", other.kind, other.slug, 2015 + row % 11);
        }
    }

    fn body(&self, number: usize, random: &mut Random, out: &mut String) {
        let _ = writeln!(out, "{}\n\n## Hva det løser\n\n{}", random.sentences(2), random.sentences(2));
        let _ = writeln!(out, "Se også {} og {}.\n", self.link(random, number), self.link(random, number));
        for _ in 0..3 {
            let _ = writeln!(out, "- **{}**: {}", random.word(0), random.sentence());
        }
        let _ = writeln!(
            out,
            "\n## Slik kommer dere i gang\n\n1. Les om {}.\n2. Bestill `{}`.\n3. {}\n",
            self.link(random, number),
            random.word(0),
            random.sentence()
        );
        let _ = writeln!(out, "## Kostnader\n\n| Hva | Kroner | Hvem |\n|---|---:|---|");
        for _ in 0..3 {
            let _ = writeln!(out, "| {} | {} | {} |", random.word(1), 1_000 * (1 + random.below(90)), random.place());
        }
        let _ = writeln!(out, "\n## Teknisk\n\n```json\n{{\"{}\": {}, \"aktiv\": true}}\n```\n", random.word(0), random.below(1_000));
        let _ = writeln!(out, "Bygger på {} og *{}* fra {}.\n", self.link(random, number), random.word(1), self.link(random, number));
        let _ = writeln!(
            out,
            "## Erfaringer\n\n{} Les mer: {}, {} og {}.",
            random.sentence(),
            self.link(random, number),
            self.link(random, number),
            self.link(random, number)
        );
        while out.len() < LENGTH {
            let _ = writeln!(out, "\n{}", random.sentences(2));
        }
    }
}
