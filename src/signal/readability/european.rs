//! Formulas of other languages than English, each on that language's syllables.

use super::Row;
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The rows, by language.
pub(in crate::signal) const ROWS: &[Signal] = &[
    Row {
        id: "amstad",
        name: "Amstad (German Flesch)",
        unit: Unit::Ease,
        languages: GERMAN,
        summary: "Ease of German from 100 to 0: 180 − words a sentence − 58.5 syllables a word.",
        source: "Amstad 1978, Wie verständlich sind unsere Zeitungen?, Zürich",
        example: (GERMAN_TEXT, 72.71),
        value: |it| 180.0 - it.asl() - 58.5 * it.asw(),
    }
    .signal(),
    Row {
        id: "wiener_1",
        name: "Wiener Sachtextformel 1",
        unit: Unit::Grade,
        languages: GERMAN,
        summary: "Austrian school grade of German non-fiction, from long sentences, words of three syllables, of more than \
            six letters and of one syllable.",
        source: "Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben, Wien",
        example: (GERMAN_TEXT, 4.44),
        value: |it| {
            0.1935 * it.percent(it.polysyllables) + 0.1672 * it.asl() + 0.1297 * it.percent(it.long_words)
                - 0.0327 * it.percent(it.monosyllables)
                - 0.875
        },
    }
    .signal(),
    Row {
        id: "wiener_2",
        name: "Wiener Sachtextformel 2",
        unit: Unit::Grade,
        languages: GERMAN,
        summary: "Austrian school grade of German non-fiction, from long sentences, words of three syllables and of more \
            than six letters.",
        source: "Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben, Wien",
        example: (GERMAN_TEXT, 4.21),
        value: |it| {
            0.2007 * it.percent(it.polysyllables) + 0.1682 * it.asl() + 0.1373 * it.percent(it.long_words) - 2.779
        },
    }
    .signal(),
    Row {
        id: "wiener_3",
        name: "Wiener Sachtextformel 3",
        unit: Unit::Grade,
        languages: GERMAN,
        summary: "Austrian school grade of German non-fiction: 0.2963 percent of words of three syllables + 0.1905 words a \
            sentence − 1.1144.",
        source: "Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben, Wien",
        example: (GERMAN_TEXT, 4.45),
        value: |it| 0.2963 * it.percent(it.polysyllables) + 0.1905 * it.asl() - 1.1144,
    }
    .signal(),
    Row {
        id: "wiener_4",
        name: "Wiener Sachtextformel 4",
        unit: Unit::Grade,
        languages: GERMAN,
        summary: "Austrian school grade of German non-fiction: 0.2744 percent of words of three syllables + 0.2656 words a \
            sentence − 1.693.",
        source: "Bamberger & Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben, Wien",
        example: (GERMAN_TEXT, 4.09),
        value: |it| 0.2744 * it.percent(it.polysyllables) + 0.2656 * it.asl() - 1.693,
    }
    .signal(),
    Row {
        id: "fucks",
        name: "Fucks (Stilcharakteristik)",
        unit: Unit::Index,
        languages: GERMAN,
        summary: "Words a sentence × letters a word, so the letters of a sentence; the higher, the harder.",
        source: "Fucks 1955, Der Unterschied des Prosastils von Dichtern und anderen Schriftstellern, Sprachforum 1: 233–244, \
            as cited in Briest 1974, Kann man Verständlichkeit messen?",
        example: (GERMAN_TEXT, 34.5),
        value: |it| it.asl() * it.awl(),
    }
    .signal(),
    Row {
        id: "fernandez_huerta",
        name: "Fernández Huerta",
        unit: Unit::Ease,
        languages: SPANISH,
        summary: "Ease of Spanish from 100 to 0: 206.84 − 60 syllables a word − 1.02 words a sentence, corrected for the \
            misprint of 1959.",
        source: "Fernández Huerta 1959, Medidas sencillas de lecturabilidad, Consigna 214; corrected by Law 2011",
        example: (SPANISH_TEXT, 104.33),
        value: |it| 206.84 - 60.0 * it.asw() - 1.02 * it.asl(),
    }
    .signal(),
    Row {
        id: "szigriszt_pazos",
        name: "Szigriszt-Pazos (INFLESZ)",
        unit: Unit::Ease,
        languages: SPANISH,
        summary: "Ease of Spanish: 206.835 − 62.3 syllables a word − words a sentence; on the INFLESZ scale 55 to 65 is \
            normal.",
        source: "Szigriszt Pazos 1993, doctoral thesis, Madrid; INFLESZ scale: Barrio-Cantalejo et al. 2008",
        example: (SPANISH_TEXT, 100.92),
        value: |it| 206.835 - 62.3 * it.asw() - it.asl(),
    }
    .signal(),
    Row {
        id: "gutierrez_polini",
        name: "Gutiérrez de Polini",
        unit: Unit::Ease,
        languages: SPANISH,
        summary: "Ease of Spanish school texts: 95.2 − 9.7 letters a word − 0.35 words a sentence.",
        source: "Gutiérrez de Polini 1972, Investigación sobre lectura en Venezuela",
        example: (SPANISH_TEXT, 54.87),
        value: |it| 95.2 - 9.7 * it.awl() - 0.35 * it.asl(),
    }
    .signal(),
    Row {
        id: "crawford",
        name: "Crawford",
        unit: Unit::Grade,
        languages: SPANISH,
        summary: "Years of primary school for Spanish: −0.205 sentences and + 0.049 syllables a hundred words − 3.407.",
        source: "Crawford 1984, A Spanish language Fry-type readability procedure",
        example: (SPANISH_TEXT, 1.94),
        value: |it| -0.205 * it.percent(it.sentences) + 0.049 * it.percent(it.syllables) - 3.407,
    }
    .signal(),
    Row {
        id: "kandel_moles",
        name: "Kandel–Moles (207)",
        unit: Unit::Ease,
        languages: FRENCH,
        summary: "Ease of French from 100 to 0: 207 − 1.015 words a sentence − 73.6 syllables a word.",
        source: "Kandel & Moles 1958, Application de l'indice de Flesch à la langue française; the set of most tools",
        example: (FRENCH_TEXT, 86.53),
        value: |it| 207.0 - 1.015 * it.asl() - 73.6 * it.asw(),
    }
    .signal(),
    Row {
        id: "kandel_moles_209",
        name: "Kandel–Moles (209)",
        unit: Unit::Ease,
        languages: FRENCH,
        summary: "Ease of French from 100 to 0 by the other set of constants in use: 209 − 1.15 words a sentence − 68 \
            syllables a word.",
        source: "Kandel & Moles 1958, as cited in the linguistic literature",
        example: (FRENCH_TEXT, 96.11),
        value: |it| 209.0 - 1.15 * it.asl() - 68.0 * it.asw(),
    }
    .signal(),
    Row {
        id: "gulpease",
        name: "Gulpease",
        unit: Unit::Ease,
        languages: ITALIAN,
        summary: "Ease of Italian from 100 to 0: 89 + (300 sentences − 10 letters) a word; below 80 hard for primary school, \
            below 60 for middle school.",
        source: "Lucisano & Piemontese 1988, GULPEASE, Scuola e città 39",
        example: (ITALIAN_TEXT, 80.43),
        value: |it| 89.0 + 300.0 * it.a_word(it.sentences) - 10.0 * it.awl(),
    }
    .signal(),
    Row {
        id: "flesch_vacca",
        name: "Flesch–Vacca",
        unit: Unit::Ease,
        languages: ITALIAN,
        summary: "Ease of Italian from 100 to 0: 217 − 1.3 words a sentence − 60 syllables a word.",
        source: "Franchina & Vacca 1986, Adaptation of Flesch readability index on a bilingual text, Linguaggi 3",
        example: (ITALIAN_TEXT, 79.33),
        value: |it| 217.0 - 1.3 * it.asl() - 60.0 * it.asw(),
    }
    .signal(),
    Row {
        id: "douma",
        name: "Flesch–Douma",
        unit: Unit::Ease,
        languages: DUTCH,
        summary: "Ease of Dutch from 100 to 0: 206.84 − 0.93 words a sentence − 77 syllables a word.",
        source: "Douma 1960, De leesbaarheid van landbouwbladen, Wageningen",
        example: (DUTCH_TEXT, 94.76),
        value: |it| 206.84 - 0.93 * it.asl() - 77.0 * it.asw(),
    }
    .signal(),
    Row {
        id: "brouwer",
        name: "Brouwer",
        unit: Unit::Ease,
        languages: DUTCH,
        summary: "Ease of Dutch children's books: 195 − 2 words a sentence − 67 syllables a word.",
        source: "Brouwer 1963, Onderzoek naar de leesmoeilijkheden van Nederlands proza, Pedagogische Studiën 40",
        example: (DUTCH_TEXT, 87.35),
        value: |it| 195.0 - 2.0 * it.asl() - 67.0 * it.asw(),
    }
    .signal(),
    Row {
        id: "martins",
        name: "Martins (Portuguese Flesch)",
        unit: Unit::Ease,
        languages: &["por"],
        summary: "Ease of Portuguese from 100 to 0: 248.835 − 1.015 words a sentence − 84.6 syllables a word.",
        source: "Martins, Ghiraldelo, Nunes & Oliveira 1996, Readability formulas applied to textbooks in Brazilian Portuguese",
        example: (PORTUGUESE_TEXT, 92.67),
        value: |it| 248.835 - 1.015 * it.asl() - 84.6 * it.asw(),
    }
    .signal(),
    Row {
        id: "oborneva",
        name: "Oborneva (Russian Flesch)",
        unit: Unit::Ease,
        languages: &["rus"],
        summary: "Ease of Russian from 100 to 0: 206.835 − 1.3 words a sentence − 60.1 syllables a word.",
        source: "Oborneva 2006, doctoral thesis, Moscow",
        example: (RUSSIAN_TEXT, 83.84),
        value: |it| 206.835 - 1.3 * it.asl() - 60.1 * it.asw(),
    }
    .signal(),
    Row {
        id: "atesman",
        name: "Ateşman (Turkish Flesch)",
        unit: Unit::Ease,
        languages: TURKISH,
        summary: "Ease of Turkish from 100 to 0: 198.825 − 40.175 syllables a word − 2.610 words a sentence.",
        source: "Ateşman 1997, Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58",
        example: (TURKISH_TEXT, 73.29),
        value: |it| 198.825 - 40.175 * it.asw() - 2.610 * it.asl(),
    }
    .signal(),
    Row {
        id: "cetinkaya_uzun",
        name: "Çetinkaya–Uzun",
        unit: Unit::Ease,
        languages: TURKISH,
        summary: "Ease of Turkish school texts: 118.823 − 25.987 syllables a word − 0.971 words a sentence; below 34 for \
            grades 10 to 12, from 51 for grades 5 to 7.",
        source: "Çetinkaya & Uzun 2010, Türkçe ders kitaplarındaki metinlerin okunabilirlik özellikleri",
        example: (TURKISH_TEXT, 41.20),
        value: |it| 118.823 - 25.987 * it.asw() - 0.971 * it.asl(),
    }
    .signal(),
    Row {
        id: "pisarek",
        name: "Pisarek",
        unit: Unit::Grade,
        languages: POLISH,
        summary: "Years of schooling for Polish, linear form: a third of the percent of words of four syllables and of the \
            words a sentence, plus 1.",
        source: "Pisarek 1969, Jak mierzyć zrozumiałość tekstu?, Zeszyty Prasoznawcze; words as written, not base forms",
        example: (POLISH_TEXT, 3.17),
        value: |it| (it.percent(it.four_syllables) + it.asl()) / 3.0 + 1.0,
    }
    .signal(),
    Row {
        id: "pisarek_nonlinear",
        name: "Pisarek, non-linear",
        unit: Unit::Grade,
        languages: POLISH,
        summary: "Years of schooling for Polish: half the root of the squared percent of words of four syllables and the \
            squared words a sentence.",
        source: "Pisarek 1969, Jak mierzyć zrozumiałość tekstu?, Zeszyty Prasoznawcze; words as written, not base forms",
        example: (POLISH_TEXT, 3.25),
        value: |it: &Counts| it.percent(it.four_syllables).hypot(it.asl()) / 2.0,
    }
    .signal(),
];

const GERMAN: &[&str] = &["deu"];
const SPANISH: &[&str] = &["spa"];
const FRENCH: &[&str] = &["fra"];
const ITALIAN: &[&str] = &["ita"];
const DUTCH: &[&str] = &["nld"];
const TURKISH: &[&str] = &["tur"];
const POLISH: &[&str] = &["pol"];

const GERMAN_TEXT: &str =
    "Die Kinder gehen am Morgen zur Schule. Am Nachmittag spielen sie zusammen im Garten.";
const SPANISH_TEXT: &str =
    "Los niños van a la escuela por la mañana. Por la tarde juegan todos juntos en el jardín.";
const FRENCH_TEXT: &str =
    "Les enfants vont à l'école le matin. L'après-midi, ils jouent tous ensemble dans le jardin.";
const ITALIAN_TEXT: &str =
    "I bambini vanno a scuola la mattina. Nel pomeriggio giocano tutti insieme nel giardino.";
const DUTCH_TEXT: &str =
    "De kinderen gaan in de ochtend naar school. In de middag spelen ze samen in de tuin.";
const PORTUGUESE_TEXT: &str =
    "As crianças vão para a escola de manhã. À tarde elas brincam todas juntas no jardim.";
const RUSSIAN_TEXT: &str = "Мы живём в большом городе. Это очень красивый город, и здесь всегда есть что посмотреть: музеи, \
    театры, парки. Вечером мы гуляем у реки, а потом пьём чай.";
const TURKISH_TEXT: &str = "Çocuklar sabah okula gidiyorlar. Öğleden sonra hep birlikte bahçede oynuyorlar.";
const POLISH_TEXT: &str = "Rano dzieci idą do szkoły. Po południu wszystkie razem bawią się w ogrodzie.";
