package org.rimborso.payerrules;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CEL finds wrong with a condition, in words for who wrote it.
 *
 * @param text the condition
 */
record IssueWords(String text, Subject subject, List<RuleFunction> functions) {
  private static final Pattern NAME =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern FIT =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '(.*?)'( \\(cand.*)?",
          Pattern.DOTALL);
  private static final Pattern WORD_BEFORE = Pattern.compile("([A-Za-z0-9_]+)\\s*$");

  /** The first that says what is wrong. */
  Refusal of(Collection<CelIssue> issues) {
    for (CelIssue issue : issues) {
      if (!isNamespace(issue.getMessage())) {
        return refusal(issue);
      }
    }
    return issues.stream()
        .findFirst()
        .map(this::refusal)
        .orElseGet(() -> new Refusal(0, "a condition that cannot be understood"));
  }

  /** A misspelled function is told of its first half too, which is right. */
  private boolean isNamespace(String message) {
    Matcher name = NAME.matcher(message);
    return name.matches()
        && functions.stream().anyMatch(one -> one.name().startsWith(name.group(1) + "."));
  }

  private Refusal refusal(CelIssue issue) {
    int offset = offset(issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn());
    return new Refusal(offset, words(issue.getMessage(), offset));
  }

  private int offset(int line, int column) {
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? start : end + 1;
    }
    return Math.max(0, Math.min(text.length(), start + Math.max(0, column)));
  }

  private String words(String message, int offset) {
    Matcher name = NAME.matcher(message);
    if (name.matches()) {
      return "'" + name.group(1) + "', which is not known" + near(name.group(1), names(offset));
    }
    Matcher field = FIELD.matcher(message);
    if (field.matches()) {
      return "a field '"
          + field.group(1)
          + "', which is not known"
          + near(field.group(1), fields(offset));
    }
    Matcher fit = FIT.matcher(message);
    if (fit.matches()) {
      return "'" + plain(fit.group(1)) + "' of " + typed(fit.group(2)) + ", which does not go";
    }
    return typed(message.replace("'<EOF>'", "its end").replace("<EOF>", "its end"));
  }

  private static String near(String typed, Set<String> known) {
    return Nearest.to(typed, known).map(nearest -> "; the nearest is '" + nearest + "'").orElse("");
  }

  private Set<String> names(int offset) {
    Set<String> names = new TreeSet<>();
    String space = offset > 0 ? before(offset) : "";
    for (RuleFunction function : functions) {
      String name = function.name();
      if (name.startsWith(space + ".")) {
        names.add(name.substring(space.length() + 1));
      }
    }
    if (names.isEmpty()) {
      names.addAll(subject.variables());
      functions.forEach(function -> names.add(function.name()));
    }
    return names;
  }

  private Set<String> fields(int offset) {
    Set<String> fields = new TreeSet<>();
    String variable = before(offset);
    for (ViewType<?> type : Subject.types().values()) {
      if (type.name().equalsIgnoreCase(variable)) {
        type.fields().forEach(field -> fields.add(field.name()));
      }
    }
    if (fields.isEmpty()) {
      Subject.types()
          .values()
          .forEach(type -> type.fields().forEach(field -> fields.add(field.name())));
    }
    return fields;
  }

  /** The word that ends before the dot, or the bracket, at {@code offset}. */
  private String before(int offset) {
    String head = text.substring(0, offset);
    int dot = head.lastIndexOf('.');
    String part =
        dot >= 0 && head.substring(dot + 1).matches("[A-Za-z0-9_]*")
            ? head.substring(0, dot)
            : head;
    Matcher word = WORD_BEFORE.matcher(part);
    return word.find() ? word.group(1) : "";
  }

  /** An operator as it is written. */
  static String plain(String function) {
    return function.equals("_?_:_") ? "? :" : function.replaceAll("[_@]", "").strip();
  }

  /** Types as people who write rules know them. */
  private static String typed(String words) {
    return words
        .replaceAll("\\bdouble\\b", "number")
        .replaceAll("\\bint\\b", "whole number")
        .replaceAll("list\\(([a-zA-Z ]+)\\)", "list of $1");
  }
}
