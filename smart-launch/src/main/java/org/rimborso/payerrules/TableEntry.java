package org.rimborso.payerrules;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/** Reads one table that a file of rules names, and the table itself. */
final class TableEntry {
  private static final Set<String> KEYS =
      Set.of("id", "kind", "file", "payers", "severity", "audience", "source", "tests");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final YamlPart entry;
  private final Map<String, YamlPart> keys;
  private final Siblings siblings;

  TableEntry(YamlPart entry, Siblings siblings) {
    this.entry = entry;
    this.siblings = siblings;
    keys = entry.keys(KEYS);
  }

  /**
   * The table; empty where something is wrong with it, which is then among the mistakes.
   *
   * @param file of rules
   * @param version of it
   */
  Optional<WrittenTable> read(String file, String version) {
    int before = entry.mistakes().count();
    for (String name : List.of("id", "kind", "file", "severity", "audience", "source")) {
      if (!keys.containsKey(name) && entry.isKeys()) {
        entry.mistake("a table without '" + name + "'");
      }
    }
    Optional<String> id = value("id", RuleReader.ID_EXPECTED, RuleReader::id);
    Optional<TableKind> kind =
        value(
            "kind",
            "prior-authorization, medical-necessity, modifiers or fees",
            text -> TableKind.named(text).orElseThrow(IllegalArgumentException::new));
    Optional<Severity> severity =
        value("severity", RuleReader.SEVERITY_EXPECTED, RuleReader::severity);
    Set<Audience> audience = part("audience").map(RuleReader::audience).orElse(Set.of());
    Optional<Source> source =
        part("source").flatMap(one -> RuleReader.source(one, Optional.empty(), Optional.empty()));
    Optional<String> rows =
        value("file", "the name of a file in the same folder", TableEntry::name);
    Optional<String> text = rows.flatMap(this::text);
    Optional<LineTable> table = kind.flatMap(one -> text.flatMap(it -> table(one, rows, it)));
    List<RuleTest> tests = RuleReader.tests(part("tests"), Optional.empty());
    if (entry.mistakes().count() > before || table.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenTable(
            id.orElseThrow(),
            kind.orElseThrow(),
            severity.orElseThrow(),
            audience,
            new HashSet<>(part("payers").map(YamlPart::texts).orElse(List.of())),
            source.orElseThrow(),
            table.get(),
            tests,
            file,
            entry.spot(),
            rows.orElseThrow(),
            RuleFile.version(version + text.orElseThrow())));
  }

  private Optional<YamlPart> part(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  private <T> Optional<T> value(String name, String expected, Function<String, T> reader) {
    return part(name).flatMap(one -> YamlValues.read(one, expected, reader));
  }

  private static String name(String text) {
    YamlValues.require(NAME.matcher(text).matches());
    return text;
  }

  private Optional<String> text(String name) {
    try {
      return Optional.of(siblings.text(name));
    } catch (IOException unreadable) {
      part("file").ifPresent(one -> one.mistake("the file " + name + ", which cannot be read"));
      return Optional.empty();
    }
  }

  private Optional<LineTable> table(TableKind kind, Optional<String> name, String text) {
    TableReader reader = new TableReader(name.orElse(""), text, entry.mistakes());
    return switch (kind) {
      case FEES -> reader.rates().map(LineTable::fees);
      case PRIOR_AUTHORIZATION -> Optional.of(LineTable.priorAuthorization(reader.rows(kind)));
      case MEDICAL_NECESSITY -> Optional.of(LineTable.medicalNecessity(reader.rows(kind)));
      case MODIFIERS -> Optional.of(LineTable.modifiers(reader.rows(kind)));
    };
  }
}
