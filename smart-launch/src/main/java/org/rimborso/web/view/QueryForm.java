package org.rimborso.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rimborso.store.QueryRow;

/**
 * The form of a question as it stands: what was typed, kept as typed whatever happens.
 *
 * @param typed values by field name
 * @param error a sentence on what is wrong
 */
public record QueryForm(Map<String, String> typed, Optional<String> error) {
  public static final List<String> FIELDS = List.of("id", "kind", "text", "options");

  /** The most options that can be offered beside "other" and "cannot be determined". */
  public static final int MOST_OPTIONS = 12;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String RESTORED = "restored";
  private static final String REPLACING = "replacing";

  public QueryForm {
    typed = Map.copyOf(typed);
  }

  /** The form as a template fills it. */
  static QueryForm of(QueryRow.Kind kind, QueryTopics.Proposal proposal) {
    return new QueryForm(
        Map.of(
            "kind",
            kind.code(),
            "text",
            proposal.text(),
            "options",
            String.join("\n", proposal.options())),
        Optional.empty());
  }

  /** What was typed before and not sent. */
  public static QueryForm restored(Map<String, String> fields) {
    Map<String, String> typed = new LinkedHashMap<>(fields);
    typed.keySet().retainAll(FIELDS);
    typed.put(RESTORED, "true");
    return new QueryForm(typed, Optional.empty());
  }

  /** The form as it was sent, with the first fault found in it. */
  public static QueryForm read(Map<String, String> parameters, Words words) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, parameters.getOrDefault(field, "")));
    QueryForm form = new QueryForm(typed, Optional.empty());
    return new QueryForm(typed, form.fault(words));
  }

  private Optional<String> fault(Words words) {
    if (value("text").isBlank()) {
      return Optional.of(words.say("query.no-text"));
    }
    if (options().size() > MOST_OPTIONS) {
      return Optional.of(words.say("query.too-many", MOST_OPTIONS));
    }
    return QueryText.fault(value("text"), words)
        .or(
            () ->
                options().stream()
                    .flatMap(line -> QueryText.faultOfLine(line, words).stream())
                    .findFirst());
  }

  /** The same with what stood against it. */
  public QueryForm failed(String sentence) {
    return new QueryForm(typed, Optional.of(sentence));
  }

  /** The typed value of a field. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Whether it holds what was typed before a session ended. */
  public boolean isRestored() {
    return typed.containsKey(RESTORED);
  }

  /** The same where something else was typed before, which is still kept. */
  public QueryForm replacing() {
    Map<String, String> more = new LinkedHashMap<>(typed);
    more.put(REPLACING, "true");
    return new QueryForm(more, error);
  }

  /** Whether a template stands where its author had typed something that is still kept. */
  public boolean isReplacing() {
    return typed.containsKey(REPLACING);
  }

  /** The question's id, made when the form was: the same form sent twice is one question. */
  public String id() {
    return ID.matcher(value("id")).matches() ? value("id") : UUID.randomUUID().toString();
  }

  public Optional<QueryRow.Kind> kind() {
    return QueryRow.Kind.named(value("kind"));
  }

  /** What is asked, with the facts that the chart tells. */
  public QueryRow.Wording wording(List<String> facts) {
    return new QueryRow.Wording(QueryText.kept(value("text")), facts, options());
  }

  private List<String> options() {
    return value("options").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "QueryForm[" + error.isPresent() + "]";
  }
}
