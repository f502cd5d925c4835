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

/**
 * The rules' own pages, read once each: {@code rules/<id>.md} and {@code rules/<id>.it.md} on the
 * class path, and what rules from elsewhere have for a page.
 */
public final class RulePages {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final ClassLoader loader;
  private final Map<String, Rule> more;
  private final Map<String, Optional<Prose>> read = new ConcurrentHashMap<>();

  /** The pages on the class path of {@code loader}. */
  public RulePages(ClassLoader loader) {
    this(loader, List.of());
  }

  /** The same, and those of {@code more}. */
  public RulePages(ClassLoader loader, List<Rule> more) {
    this.loader = loader;
    this.more = more.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
  }

  /** The page of a rule in the reader's language, else in English, else empty. */
  public Optional<Prose> page(String id, Words words) {
    if (id.length() > 80 || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Rule other = more.get(id);
    if (other != null) {
      return read(id + "/" + words.tag(), key -> other.page(words.locale()));
    }
    Optional<Prose> own =
        words.tag().equals("en")
            ? Optional.empty()
            : read("rules/" + id + "." + words.tag() + ".md");
    return own.or(() -> read("rules/" + id + ".md"));
  }

  /** The name of a rule for people: the title of its page, else its id. */
  public String title(String id, Words words) {
    return page(id, words).map(Prose::title).filter(title -> !title.isEmpty()).orElse(id);
  }

  private Optional<Prose> read(String path) {
    return read(path, this::load);
  }

  private Optional<Prose> read(String key, Function<String, Optional<String>> load) {
    Optional<Prose> known = read.get(key);
    if (known != null) {
      return known;
    }
    Optional<Prose> found = load.apply(key).map(Prose::parse);
    // Only pages that exist are kept: what is asked for is the reader's to choose, and unbounded.
    found.ifPresent(page -> read.put(key, found));
    return found;
  }

  private Optional<String> load(String path) {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException("a rule's page cannot be read", broken);
    }
  }
}
