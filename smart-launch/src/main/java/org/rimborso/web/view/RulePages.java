package org.rimborso.web.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RulePage;

/**
 * The rules' own pages, {@code rules/<id>.md} and {@code rules/<id>.it.md} on the class path, read
 * once each; of rules from elsewhere, what they tell of themselves.
 */
public final class RulePages {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final ClassLoader loader;
  private final Map<String, Optional<Prose>> read = new ConcurrentHashMap<>();

  private final Map<String, Rule> others;

  /** Pages on the class path only. */
  public RulePages(ClassLoader loader) {
    this(loader, List.of());
  }

  /**
   * Pages on the class path, and of {@code others}.
   *
   * @param others rules that do not come from the class path
   */
  public RulePages(ClassLoader loader, List<Rule> others) {
    this.loader = loader;
    this.others =
        others.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
  }

  /** The page of a rule in the reader's language, else in English, else empty. */
  public Optional<Prose> page(String id, Words words) {
    if (id.length() > 80 || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Optional<Prose> own =
        words.tag().equals("en")
            ? Optional.empty()
            : read("rules/" + id + "." + words.tag() + ".md");
    return own.or(() -> read("rules/" + id + ".md")).or(() -> other(id, words));
  }

  /** The name of a rule for people: the title of its page, else its id. */
  public String title(String id, Words words) {
    return page(id, words).map(Prose::title).filter(title -> !title.isEmpty()).orElse(id);
  }

  private Optional<Prose> other(String id, Words words) {
    return Optional.ofNullable(others.get(id))
        .flatMap(rule -> RulePage.of(rule, words.locale()))
        .map(Prose::parse);
  }

  private Optional<Prose> read(String path) {
    Optional<Prose> known = read.get(path);
    if (known != null) {
      return known;
    }
    Optional<Prose> found = load(path);
    // Only pages that exist are kept: what is asked for is the reader's to choose, and unbounded.
    found.ifPresent(page -> read.put(path, found));
    return found;
  }

  private Optional<Prose> load(String path) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(Prose.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw new UncheckedIOException("a rule's page cannot be read", broken);
    }
  }
}
