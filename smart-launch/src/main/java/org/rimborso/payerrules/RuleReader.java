package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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

/** Reads one rule of a file. */
final class RuleReader {
  private static final Pattern ID = Pattern.compile("payer(-[a-z0-9]+)+");
  private static final Pattern ELEMENT = Pattern.compile("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*){0,4}");
  static final String ID_EXPECTED = "an id such as payer-acme-mri";
  static final String SEVERITY_EXPECTED = "error, warning or info";
  private static final String DAY = "a day such as 2026-01-31";
  private static final int LONGEST_ID = 80;
  private static final int LONGEST_TITLE = 120;
  private static final String TITLE = "a line of at most " + LONGEST_TITLE + " characters";
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "severity",
          "audience",
          "for",
          "payers",
          "from",
          "to",
          "when",
          "message",
          "next",
          "element",
          "source",
          "tests");
  private static final List<String> REQUIRED =
      List.of("id", "title", "severity", "audience", "for", "when", "message", "next", "source");

  private final YamlPart rule;
  private final Map<String, YamlPart> keys;
  private final Conditions conditions;
  private final String file;
  private final String version;

  RuleReader(YamlPart rule, Conditions conditions, String file, String version) {
    this.rule = rule;
    this.conditions = conditions;
    this.file = file;
    this.version = version;
    keys = rule.keys(KEYS);
  }

  /** The rule; empty where something is wrong with it, which is then among the mistakes. */
  Optional<WrittenRule> read() {
    int before = rule.mistakes().count();
    for (String name : REQUIRED) {
      if (!keys.containsKey(name) && rule.isKeys()) {
        rule.mistake("a rule without '" + name + "'");
      }
    }
    Optional<String> id = value("id", ID_EXPECTED, RuleReader::id);
    Optional<Bilingual<String>> title = bilingual("title", RuleReader::title);
    Optional<Severity> severity = value("severity", SEVERITY_EXPECTED, RuleReader::severity);
    Set<Audience> audience = part("audience").map(RuleReader::audience).orElse(Set.of());
    Optional<Subject> subject =
        value(
            "for",
            "claim, line, diagnosis, encounter or coverage",
            text -> Subject.named(text).orElseThrow(IllegalArgumentException::new));
    Set<String> payers = payers(subject);
    Optional<LocalDate> from = value("from", DAY, LocalDate::parse);
    Optional<LocalDate> to = value("to", DAY, LocalDate::parse);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      part("to").ifPresent(one -> one.mistake("a last day before the first"));
    }
    Optional<String> element =
        value("element", "an element such as modifier or location", RuleReader::element);
    Optional<Source> source = part("source").flatMap(one -> source(one, from, to));
    Optional<Condition> condition = subject.flatMap(this::condition);
    Optional<Bilingual<Template>> message = subject.flatMap(it -> templates("message", it));
    Optional<Bilingual<Template>> next = subject.flatMap(it -> templates("next", it));
    List<RuleTest> tests = tests(part("tests"), from);
    if (rule.mistakes().count() > before || condition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenRule(
            id.orElseThrow(),
            title.orElseThrow(),
            severity.orElseThrow(),
            audience,
            subject.orElseThrow(),
            payers,
            from,
            to,
            part("when").flatMap(YamlPart::text).orElseThrow().strip(),
            condition.get(),
            message.orElseThrow(),
            next.orElseThrow(),
            element,
            source.orElseThrow(),
            tests,
            file,
            rule.spot(),
            version));
  }

  private Optional<YamlPart> part(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  private <T> Optional<T> value(String name, String expected, Function<String, T> reader) {
    return part(name).flatMap(one -> YamlValues.read(one, expected, reader));
  }

  static String id(String text) {
    YamlValues.require(text.length() <= LONGEST_ID && ID.matcher(text).matches());
    return text;
  }

  private static String title(String text) {
    YamlValues.require(!text.isBlank() && text.length() <= LONGEST_TITLE && !text.contains("\n"));
    return text.strip();
  }

  private static String element(String text) {
    YamlValues.require(ELEMENT.matcher(text).matches());
    return text;
  }

  static Severity severity(String text) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.code().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  /** A list of clinician and billing; of none it is a mistake. */
  static Set<Audience> audience(YamlPart part) {
    Set<Audience> all = EnumSet.noneOf(Audience.class);
    for (YamlPart item : part.items()) {
      YamlValues.read(item, "clinician or billing", RuleReader::one).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      part.mistake("expected a list of clinician and billing");
    }
    return all;
  }

  private static Audience one(String text) {
    return Arrays.stream(Audience.values())
        .filter(one -> one.code().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private Set<String> payers(Optional<Subject> subject) {
    boolean claims =
        subject.filter(it -> it != Subject.ENCOUNTER && it != Subject.COVERAGE).isPresent();
    part("payers")
        .filter(one -> subject.isPresent() && !claims)
        .ifPresent(one -> one.mistake("payers of something that has none; ask coverage.payer"));
    return new HashSet<>(part("payers").map(YamlPart::texts).orElse(List.of()));
  }

  static Optional<Source> source(YamlPart part, Optional<LocalDate> from, Optional<LocalDate> to) {
    Map<String, YamlPart> keys = part.keys(Set.of("document", "section"));
    List<String> told = new ArrayList<>();
    for (String name : List.of("document", "section")) {
      Optional<String> text = Optional.ofNullable(keys.get(name)).flatMap(YamlPart::text);
      if (text.filter(it -> !it.isBlank()).isEmpty()) {
        part.mistake("a source without '" + name + "'");
      }
      told.add(text.orElse(""));
    }
    return Optional.of(new Source(told.get(0), told.get(1), from, to));
  }

  private <T> Optional<Bilingual<T>> bilingual(String name, Function<String, T> reader) {
    return part(name)
        .flatMap(
            one ->
                YamlValues.bilingual(one)
                    .flatMap(
                        both -> {
                          Optional<T> english = YamlValues.read(both.english(), TITLE, reader);
                          Optional<T> italian = YamlValues.read(both.italian(), TITLE, reader);
                          return english.flatMap(en -> italian.map(it -> new Bilingual<>(en, it)));
                        }));
  }

  private Optional<Condition> condition(Subject subject) {
    return part("when")
        .flatMap(
            one ->
                one.text()
                    .flatMap(
                        text ->
                            understood(
                                one,
                                () ->
                                    conditions.understand(
                                        text, subject, Optional.of(Types.TRUTH)))));
  }

  private Optional<Bilingual<Template>> templates(String name, Subject subject) {
    return part(name)
        .flatMap(YamlValues::bilingual)
        .flatMap(
            both -> {
              Optional<Template> english = template(both.english(), subject);
              Optional<Template> italian = template(both.italian(), subject);
              return english.flatMap(en -> italian.map(it -> new Bilingual<>(en, it)));
            });
  }

  private Optional<Template> template(YamlPart part, Subject subject) {
    return part.text()
        .flatMap(text -> understood(part, () -> Template.of(text, subject, conditions)));
  }

  /** Something that may be refused. */
  @FunctionalInterface
  private interface Understanding<T> {
    T get() throws Refusal;
  }

  private static <T> Optional<T> understood(YamlPart part, Understanding<T> understanding) {
    try {
      return Optional.of(understanding.get());
    } catch (Refusal wrong) {
      part.mistake(wrong.offset(), wrong.why());
      return Optional.empty();
    }
  }

  /** A list of tests of what counts from a day on. */
  static List<RuleTest> tests(Optional<YamlPart> part, Optional<LocalDate> from) {
    List<RuleTest> tests = new ArrayList<>();
    for (YamlPart item : part.map(YamlPart::items).orElse(List.of())) {
      new ExampleReader(item, from).read().ifPresent(tests::add);
    }
    return tests;
  }
}
