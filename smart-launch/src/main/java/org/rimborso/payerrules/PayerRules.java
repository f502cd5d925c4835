package org.rimborso.payerrules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/**
 * The payer rules of one or more files. Understood once; a review's snapshot of code sets and
 * payers makes rules of them. Immutable.
 */
public final class PayerRules implements RuleProvider {
  /** No rule. */
  public static final PayerRules NONE = new PayerRules(List.of());

  private final List<RuleFile> files;
  private final List<Mistake> mistakes;

  private PayerRules(List<RuleFile> files) {
    this.files = List.copyOf(files);
    List<Mistake> all = new ArrayList<>();
    files.forEach(file -> all.addAll(file.mistakes()));
    all.addAll(doubled(this.files));
    mistakes = List.copyOf(all);
  }

  /** Of two files' rules with one id, the second is a mistake. */
  private static List<Mistake> doubled(List<RuleFile> files) {
    List<Mistake> all = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    for (RuleFile file : files) {
      file.spots()
          .forEach(
              (id, spot) -> {
                String before = known.putIfAbsent(id, file.name());
                if (before != null) {
                  all.add(
                      new Mistake(
                          file.name(),
                          spot.line(),
                          spot.column(),
                          "a second rule of the id " + id + ", see " + before));
                }
              });
    }
    return all;
  }

  /**
   * The rules of the files that end in {@code .yaml} or {@code .yml} in a folder, in the order of
   * their names.
   *
   * @throws IOException where it is no folder, or a file cannot be read
   */
  public static PayerRules inFolder(Path folder) throws IOException {
    return of(filesIn(folder));
  }

  /**
   * The files of rules in a folder, in the order of their names.
   *
   * @throws IOException where it is no folder that can be read
   */
  public static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(PayerRules::isRuleFile).sorted().toList();
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  /**
   * The rules of these files.
   *
   * @throws IOException where one cannot be read
   */
  public static PayerRules of(List<Path> files) throws IOException {
    Conditions conditions = new Conditions();
    List<RuleFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(
          RuleFile.read(
              String.valueOf(file.getFileName()),
              text(file),
              conditions,
              sibling -> text(file.resolveSibling(sibling))));
    }
    return new PayerRules(read);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > 4L * YamlFile.LONGEST) {
      throw new IOException(file + " is too large for a file of rules");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException wrong) {
      throw new IOException(file + " is not UTF-8", wrong);
    }
  }

  /** The rules of the files of these names. */
  public PayerRules only(Set<String> names) {
    return new PayerRules(files.stream().filter(file -> names.contains(file.name())).toList());
  }

  /** The files, each with its version. */
  public String fingerprint() {
    return files.stream()
        .map(file -> file.name() + " " + file.version() + file.tableVersions())
        .collect(Collectors.joining("\n"));
  }

  /** What is wrong with the files; nothing: they may be used. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** How many rules and tables nothing is wrong with. */
  public int count() {
    return files.stream().mapToInt(file -> file.spots().size()).sum();
  }

  /** What the tests within the files came to. */
  public List<TestResult> tests() {
    return files.stream().flatMap(file -> file.tests().stream()).toList();
  }

  /** The names of the files, in their order. */
  public List<String> names() {
    return files.stream().map(RuleFile::name).toList();
  }

  /** The names of the files that take a table from a file of that name. */
  public Set<String> naming(String table) {
    return files.stream()
        .filter(file -> file.tables().stream().anyMatch(one -> one.rows().equals(table)))
        .map(RuleFile::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Rule> rules(RuleContext context) {
    List<Rule> all = new ArrayList<>();
    for (RuleFile file : files) {
      file.rules().forEach(rule -> all.add(new PayerRule(rule, context)));
      file.tables().forEach(table -> all.add(new TableRule(table, context.payers())));
    }
    return all;
  }
}
