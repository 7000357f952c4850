//! The part of a report that the rubric decides, made from what was measured and without the text.

use crate::report::{
    Basis, CapInfo, Contribution, FlipInfo, IndicatorInfo, Judged, PillarInfo, Pillars, Reliability,
    RubricInfo,
};
use crate::score::indicator::indicator;
use crate::score::{Band, Pillar, Prepared, Rubric, Score, score};

/// Judge a document by `rubric`: the same as analyzing it anew, in a thousandth of the time.
pub fn judge(basis: &Basis, rubric: &Rubric) -> Judged {
    let score = score(&basis.measured, rubric);
    let unscored = || vec![basis.unscored.clone()];
    Judged {
        pillars: pillars(&score),
        reliability: reliability(&score),
        summary: score.total.map_or_else(unscored, |_| basis.reasons.clone()),
        notice: score.low_confidence.then(|| "A short text: take the figures as rough.".to_owned()),
        rubric: RubricInfo { name: rubric.name.clone(), hash: Prepared::of(rubric).hash.clone() },
    }
}

fn pillars(score: &Score) -> Pillars {
    let info = |wanted: Pillar| {
        let pillar = score.pillars.iter().find(|pillar| pillar.pillar == wanted)?;
        let interval = pillar.interval?;
        let indicators = pillar.indicators.iter().map(|row| IndicatorInfo {
            id: row.id,
            name: indicator(row.id).map_or(row.id, |row| row.name),
            value: row.value,
            score: row.score,
            weight: row.weight,
        });
        Some(PillarInfo {
            score: interval.value,
            low: interval.low,
            high: interval.high,
            weight: pillar.weight,
            indicators: indicators.collect(),
            draws: pillar.draws.clone(),
        })
    };
    Pillars {
        evidence: info(Pillar::Evidence),
        certainty: info(Pillar::Certainty),
        commerce: info(Pillar::Commerce),
        integrity: info(Pillar::Integrity),
    }
}

fn reliability(score: &Score) -> Reliability {
    let band = score.bands.first().copied().unwrap_or(Band::TooShort);
    let contributions = score.contributions.iter().map(|row| Contribution {
        signal: row.id,
        name: row.name,
        pillar: row.pillar.map(Pillar::id),
        points: row.points,
    });
    let flips = score.flips.iter().map(|flip| FlipInfo {
        pillar: flip.pillar.id(),
        factor: flip.factor,
        band: flip.band.id(),
    });
    let caps = score.caps.iter().map(|cap| CapInfo { id: cap.id, name: cap.name, summary: cap.summary });
    Reliability {
        score: score.total.map(|total| total.value),
        low: score.total.map(|total| total.low),
        high: score.total.map(|total| total.high),
        band: band.id(),
        verdict: verdict(&score.bands),
        also: score.bands.get(1).map(|band| band.id()),
        caps: caps.collect(),
        contributions: contributions.collect(),
        coverage: score.coverage,
        confidence: match (score.total, score.low_confidence) {
            (None, _) => "none",
            (_, true) => "low",
            _ => "usual",
        },
        flips: flips.collect(),
        draws: score.draws.clone(),
    }
}

/// The verdict in words: "Weakly supported or Partly supported"; where a third lies between two, "to" does not leave it out.
fn verdict(bands: &[Band]) -> String {
    let names: Vec<&str> = bands.iter().map(|band| band.name()).collect();
    let places = bands.iter().filter_map(|band| Band::ALL.iter().position(|it| it == band));
    let far = places.clone().max() > places.min().map(|place| place + 1);
    names.join(if far { " to " } else { " or " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::format::Source;
    use crate::report::{FlipInfo, bands_of_100, flip_sentences};

    #[test]
    fn firm_and_loose_verdicts_are_told_apart() {
        let text = "Studies show that it works. Everyone agrees that it definitely cures it. ".repeat(20);
        let report = analyze(&Source::of_text("a", &text), &Rubric::default(), &()).unwrap();
        let mut reliability = report.reliability;
        let bands = bands_of_100(&reliability, &Rubric::default());
        assert!((bands.iter().map(|(_, share)| share).sum::<f64>() - 100.0).abs() < 1e-9);
        reliability.flips = Vec::new();
        let firm = flip_sentences(&reliability);
        assert!(firm.len() == 1 && firm[0].starts_with("No pillar's weight"), "{firm:?}");
        reliability.flips = vec![FlipInfo { pillar: "evidence", factor: 0.5, band: "partly_supported" }];
        let loose = flip_sentences(&reliability);
        assert_eq!(loose[0], "If Evidence weighed half as much, the verdict would be “Partly supported”.");
        assert_eq!(loose.len(), 2);
        reliability.score = None;
        assert!(flip_sentences(&reliability).is_empty());
    }

    #[test]
    fn a_verdict_leaves_out_nothing_between() {
        use Band::{NoCheckableSupport, PartlySupported, WeaklySupported, WellSupported};
        for (bands, words) in [
            (&[WellSupported][..], "Well supported"),
            (&[WeaklySupported, PartlySupported], "Weakly supported or Partly supported"),
            (&[PartlySupported, NoCheckableSupport], "Partly supported to No checkable support"),
        ] {
            assert_eq!(verdict(bands), words);
        }
    }
}
