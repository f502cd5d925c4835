package org.rimborso.payerrules;

import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A type of the view: what conditions see of one kind of thing in a chart.
 *
 * @param <S> what its values are read from
 */
final class ViewType<S> {
  private final String name;
  private final List<ViewField<S>> fields = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  ViewType(String name) {
    this.name = name;
  }

  /** One more field, see {@link ViewField}. */
  ViewType<S> with(String field, CelType type, String meaning, Function<S, Object> read) {
    return add(new ViewField<>(field, type, false, meaning, read));
  }

  /** One more field that is money. */
  ViewType<S> withAmount(String field, CelType type, String meaning, Function<S, Object> read) {
    return add(new ViewField<>(field, type, true, meaning, read));
  }

  private ViewType<S> add(ViewField<S> field) {
    places.put(field.name(), fields.size());
    fields.add(field);
    return this;
  }

  /** By which conditions know it. */
  String name() {
    return name;
  }

  List<ViewField<S>> fields() {
    return List.copyOf(fields);
  }

  int size() {
    return fields.size();
  }

  ViewField<S> field(int place) {
    return fields.get(place);
  }

  boolean has(String field) {
    return places.containsKey(field);
  }

  /** The place of a field that it has. */
  int place(String field) {
    return Objects.requireNonNull(places.get(field), field);
  }
}
