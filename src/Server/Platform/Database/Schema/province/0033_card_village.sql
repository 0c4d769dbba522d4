-- A card says which village it is of: who may see it is read off the card itself, where the register had to be looked up for each of a village's hundreds, and the cards
-- that came to a village since a phone asked last lie side by side. A household never moves to another village (a new one is registered there), and the key to both
-- columns keeps the two from ever differing.
do $$
declare
  here constant text := current_schema();
  subject text;
begin
  foreach subject in array array['household', 'business'] loop
    execute format('alter table %1$I add constraint %1$s_of_village unique (id, village_id)', subject);
    execute format('alter table %1$s_fact add column village_id uuid', subject);
    -- Nothing of the cards themselves changes: they are not to be told to phones again.
    execute format('alter table %1$s_fact disable trigger card_changed', subject);
    execute format('update %1$s_fact f set village_id = s.village_id from %1$I s where s.id = f.%1$s_id', subject);
    execute format('alter table %1$s_fact enable trigger card_changed', subject);
    execute format('alter table %1$s_fact alter column village_id set not null, drop constraint %1$s_fact_%1$s_id_fkey', subject);
    execute format('alter table %1$s_fact add foreign key (%1$s_id, village_id) references %1$I (id, village_id)', subject);
    execute format('drop index %1$s_fact_xact', subject);
    execute format('create index %1$s_fact_village on %1$s_fact (village_id, xact)', subject);
    execute format('alter policy read on %1$s_fact using ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select cds.scope(%2$L)), village_id::text))', subject, 'residents', here);
    execute format('alter policy add on %1$s_fact with check ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select cds.scope(%2$L)), village_id::text))', subject, 'records', here);
    execute format('alter policy change on %1$s_fact using ((select cds.whole(%2$L, %3$L)) or jsonb_exists((select cds.scope(%2$L)), village_id::text))', subject, 'records', here);
  end loop;
end
$$;
