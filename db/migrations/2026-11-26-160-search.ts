import { type Kysely, sql } from "kysely"

// What the public searches: one row for each project of each table in force, derived from the snapshots in the same transaction.
// Indexed by pairs of neighbouring characters (bigrams): any two characters of a row are a key, so nothing needs a dictionary.
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => String.fromCharCode(from + place)).join("")
const controls = `${range(0x01, 0x1f)}\x7f`
/** A → a, Ａ → a, １ → 1, the wide blank and quotation marks: one character for one, so that places in the text stay what they were. */
const foldFrom = `${range(0x41, 0x5a)}${range(0xff01, 0xff5e)}\u3000\u201c\u201d\u2018\u2019`
const foldTo = `${range(0x61, 0x7a)}${range(0x21, 0x7e).toLowerCase()} ""''`
const literal = (text: string) => sql.raw(`'${text.replaceAll("'", "''")}'`)

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table published.snapshot add column department_code text, add column department_name text;
    comment on column published.snapshot.department_code is '主管部门 of the org on the day of publication; a department is its own';

    create table published.search_entry (
      snapshot_id uuid not null references published.snapshot,
      position int not null,
      year int not null,
      code text not null,
      org_code text not null,
      unit_code text not null,
      unit_name text not null,
      department_code text,
      total bigint not null,
      shown text not null,
      words text not null,
      primary key (snapshot_id, position)
    );
    comment on column published.search_entry.shown is 'name, goal, then the indicators of each category (name TAB value, one a line), divided by U+001E';
    comment on column published.search_entry.words is 'the same as it is compared, character for character';

    create function published.fold(text) returns text language sql immutable strict parallel safe
      return translate($1, ${literal(foldFrom)}, ${literal(foldTo)});

    create function published.without_controls(text) returns text language sql immutable strict parallel safe
      return translate($1, ${literal(controls)}, ${literal(" ".repeat(controls.length))});

    -- A key: year, scope (0 anywhere, 1 output, 2 benefit, 3 satisfaction, 4 cost), two characters. The year is part of it so that years
    -- can be looked through one by one, newest first, until there is enough.
    create function published.search_base(year int, scope int) returns bigint language sql immutable strict parallel safe
      return (year - 2000)::bigint * 35184372088832 + scope::bigint * 4398046511104;

    create function published.search_keys(year int, words text) returns bigint[]
    language plpgsql immutable strict parallel safe as $$
    declare
      anywhere bigint := published.search_base(year, 0);
      within bigint := anywhere;
      section int := 0;
      keys bigint[] := '{}';
      previous bigint := 0;
      code bigint;
      letter text;
    begin
      foreach letter in array string_to_array(words, null) loop
        code := ascii(letter);
        if code = 30 then
          section := section + 1;
          within := published.search_base(year, greatest(section - 1, 0));
          code := 0;
        elsif previous > 32 and code > 32 then
          keys := keys || (anywhere + previous * 2097152 + code);
          if within <> anywhere then keys := keys || (within + previous * 2097152 + code); end if;
        end if;
        previous := code;
      end loop;
      return keys;
    end $$;

    -- The keys that a row must have in which all these pieces stand.
    create function published.search_keys(year int, scope int, pieces text[]) returns bigint[] language sql immutable strict parallel safe
      return (
        select array_agg(distinct published.search_base(year, scope) + ascii(letters[place])::bigint * 2097152 + ascii(letters[place + 1]))
        from (select string_to_array(piece, null) as letters from unnest(pieces) as piece) as split,
          generate_series(1, cardinality(letters) - 1) as place
      );

    create function published.search_text(project jsonb) returns text language sql immutable strict parallel safe
      return (
        select concat_ws(E'\\x1e', published.without_controls(project ->> 'name'), published.without_controls(project ->> 'goal'),
          coalesce(string_agg(line, E'\\n' order by seq) filter (where category = 'output'), ''),
          coalesce(string_agg(line, E'\\n' order by seq) filter (where category = 'benefit'), ''),
          coalesce(string_agg(line, E'\\n' order by seq) filter (where category = 'satisfaction'), ''),
          coalesce(string_agg(line, E'\\n' order by seq) filter (where category = 'cost'), ''))
        from (
          select i ->> 'category' as category, (i ->> 'seq')::int as seq,
            published.without_controls(i ->> 'name') || E'\\t' || published.without_controls(i -> 'value' ->> 'raw') as line
          from jsonb_array_elements(project -> 'indicators') as i
        ) as indicator
      );

    create index search_entry_keys on published.search_entry using gin (published.search_keys(year, words)) with (fastupdate = off);
    create index search_entry_unit on published.search_entry (unit_code, year);
    create index search_entry_department on published.search_entry (department_code, year);
    create index search_entry_year on published.search_entry (year, total);
    create index search_entry_org on published.search_entry (org_code, year);

    create function published.current_snapshot(asked_year int, asked_org text) returns uuid language sql stable strict
    set search_path = '' as $$
      select id from published.snapshot where year = asked_year and org_code = asked_org order by version desc limit 1
    $$;

    -- Derives the rows of one table anew. A project stands in its unit's table and in the department's; the unit's own goes before.
    create function published.index_table(asked_year int, asked_org text) returns void language plpgsql set search_path = '' as $$
    begin
      delete from published.search_entry where year = asked_year and (org_code = asked_org or unit_code = asked_org);
      insert into published.search_entry
        (snapshot_id, position, year, code, org_code, unit_code, unit_name, department_code, total, shown, words)
      select s.id, row_number() over (partition by s.id order by u.place, p.place), s.year, p.project ->> 'code', s.org_code,
        u.unit ->> 'code', u.unit ->> 'name', s.department_code,
        (p.project -> 'amounts' ->> 'fiscal')::bigint + (p.project -> 'amounts' ->> 'specialAccount')::bigint
          + (p.project -> 'amounts' ->> 'other')::bigint,
        t.shown, published.fold(t.shown)
      from published.snapshot s
      cross join lateral jsonb_array_elements(s.content -> 'units') with ordinality as u (unit, place)
      cross join lateral jsonb_array_elements(u.unit -> 'projects') with ordinality as p (project, place)
      cross join lateral published.search_text(p.project) as t (shown)
      where s.id = published.current_snapshot(asked_year, asked_org)
        and (u.unit ->> 'code' = asked_org or published.current_snapshot(asked_year, u.unit ->> 'code') is null);
    end $$;

    -- As their owner: the application may add snapshots, but touch neither index nor department.
    create function published.name_department() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      select d.code, d.name into new.department_code, new.department_name
      from public.org o join public.org d on d.id = coalesce(o.parent_id, o.id)
      where o.code = new.org_code and o.kind::text = new.org_kind
      limit 1;
      return new;
    end $$;
    create function published.index_snapshot() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      perform published.index_table(new.year, new.org_code);
      return null;
    end $$;
    revoke all on function published.current_snapshot(int, text), published.index_table(int, text), published.name_department(),
      published.index_snapshot() from public;

    create trigger name_department before insert on published.snapshot for each row execute function published.name_department();
    create trigger index_snapshot after insert on published.snapshot for each row execute function published.index_snapshot();

    -- What was published before there was an index.
    update published.snapshot s set department_code = d.code, department_name = d.name
    from public.org o join public.org d on d.id = coalesce(o.parent_id, o.id)
    where o.code = s.org_code and o.kind::text = s.org_kind;
    select published.index_table(year, org_code) from (select distinct year, org_code from published.snapshot) as t;

    grant select on published.search_entry to perf_app, perf_public;
  `.execute(db)
}
