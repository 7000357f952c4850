//! State and commands; the only place that changes state. Knows neither egui nor files.
