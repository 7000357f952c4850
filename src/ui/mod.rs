//! The window: the only module that knows egui. Reads the state, sends commands, changes nothing.
