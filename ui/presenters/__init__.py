"""One QObject a panel: a slot, a call to the store thread, a frozen view, a model. No widgets."""
