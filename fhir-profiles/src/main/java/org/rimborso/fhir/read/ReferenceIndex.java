package org.rimborso.fhir.read;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rimborso.chart.Reference;

/**
 * What the resources of an input go by, so that references inside it can be followed: {@code
 * urn:uuid:} and absolute ones by the entries' {@code fullUrl}, conditional ones by identifier. An
 * identifier that two resources of a type share leads nowhere. Not safe for several threads while
 * it is filled.
 */
public final class ReferenceIndex implements References, Serializable {
  private static final long serialVersionUID = 1L;

  static final ReadOptions OPTIONS = new ReadOptions(Optional.empty(), raw -> Optional.empty());

  private final Map<String, Reference> byUrl = new HashMap<>();
  private final Map<String, Reference> byIdentifier = new HashMap<>();
  private final Set<String> shared = new HashSet<>();
  private final Set<Reference> known = new HashSet<>();
  private boolean filled;
  private boolean missed;

  /** What one resource goes by, while it is read. */
  static final class Names implements Consumer<String> {
    private final Elements in;
    private Optional<String> id = Optional.empty();
    private List<Identifier> identifiers = List.of();

    Names(Elements in) {
      this.in = in;
    }

    @Override
    public void accept(String field) {
      switch (field) {
        case "id" -> id = in.text();
        case "identifier" ->
            identifiers = in.is(Cursor.Kind.ARRAY) ? in.identifiers() : identifiers;
        default -> {}
      }
    }
  }

  void add(String type, Names names, Optional<String> fullUrl) {
    filled = true;
    Optional<Reference> self = ResourceDraft.self(type, names.id, fullUrl);
    self.ifPresent(
        reference -> {
          known.add(reference);
          fullUrl.ifPresent(url -> byUrl.put(url, reference));
          names.identifiers.forEach(id -> add(type + "?identifier=" + id.token(), reference));
        });
  }

  private void add(String condition, Reference reference) {
    Reference before = byIdentifier.put(condition, reference);
    if (before != null && !before.equals(reference)) {
      shared.add(condition);
    }
  }

  /** How many resources it knows. */
  public int size() {
    return known.size();
  }

  /**
   * Whether a reference was asked for that only a filled index could have followed: then the input
   * has to be indexed and read again.
   */
  public boolean isNeeded() {
    return missed && !filled;
  }

  @Override
  public Optional<Reference> resolve(String raw) {
    Reference named = byUrl.get(raw);
    if (named != null) {
      return Optional.of(named);
    }
    Optional<Reference> relative = References.relative(raw);
    if (relative.isPresent()) {
      return relative;
    }
    missed = true;
    return raw.indexOf('?') >= 0 ? conditional(raw) : absolute(raw);
  }

  private Optional<Reference> conditional(String raw) {
    return shared.contains(raw) ? Optional.empty() : Optional.ofNullable(byIdentifier.get(raw));
  }

  /** An absolute URL of any server, if the input holds the resource that it ends in. */
  private Optional<Reference> absolute(String raw) {
    return References.ending(raw).filter(known::contains);
  }
}
