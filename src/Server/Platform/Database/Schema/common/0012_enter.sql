-- Entering begins every transaction, with arrays whose length the planner cannot know: a plan of its own for each call costs five times what the call does.
alter function enter(text, text[], uuid[]) set plan_cache_mode = force_generic_plan;
