package org.rimborso.payerrules;

/**
 * A thing of a chart as conditions see it. A value is read when it is first asked for, and kept:
 * many rules ask for the same. Two threads may read one value twice; it is the same both times.
 *
 * @param <S> what its values are read from
 */
final class Thing<S> {
  private final ViewType<S> type;
  private final S source;
  private final Object[] values;

  Thing(ViewType<S> type, S source) {
    this.type = type;
    this.source = source;
    values = new Object[type.size()];
  }

  S source() {
    return source;
  }

  @SuppressWarnings("NullAway") // A place is empty until it is asked for.
  Object get(int place) {
    Object known = values[place];
    if (known == null) {
      known = type.field(place).read().apply(source);
      values[place] = known;
    }
    return known;
  }

  Object get(String field) {
    return get(type.place(field));
  }
}
