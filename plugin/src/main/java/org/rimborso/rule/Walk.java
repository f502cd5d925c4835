package org.rimborso.rule;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a rule says as it goes through a chart, thing by thing. Walks of several rules are made in
 * step, so that all look at one part of a large chart while a processor has it at hand. For one
 * thread.
 */
public abstract class Walk {
  private Walk() {}

  /** What is known without a step, each thing once. */
  public static Walk said(Collection<? extends Outcome> outcomes) {
    return new Leg<>(List.of(), one -> List.of(), outcomes);
  }

  /** What {@code judge} says of each of {@code all}, in their order, each thing once. */
  public static <T> Walk over(Collection<T> all, Function<T, List<Outcome>> judge) {
    return new Leg<>(all, judge, List.of());
  }

  /** Shows each of {@code all} to {@code look}, for an {@link #ending} that knows what to say. */
  public static <T> Walk along(Collection<T> all, Consumer<T> look) {
    return over(
        all,
        one -> {
          look.accept(one);
          return List.of();
        });
  }

  /** Both walks in step; what this one says comes first, each thing once. */
  public final Walk and(Walk other) {
    if (isSilent()) {
      return other;
    }
    return other.isSilent() ? this : new Pair(this, other);
  }

  /** This walk; what is said is what {@code ending} makes of all that it said. */
  public final Walk ending(UnaryOperator<List<Outcome>> ending) {
    return new Ended(this, ending);
  }

  /** Whether it says nothing and looks at nothing. */
  boolean isSilent() {
    return false;
  }

  /** How many things it goes through at most, one after the other. */
  public abstract int length();

  /**
   * Goes on to the end of a part: parts are asked for in order, the last one before anybody asks
   * what was {@link #said}.
   *
   * @param part from 1 to {@code parts}
   */
  public abstract void on(int part, int parts);

  /** What was said on the whole way. */
  public abstract List<Outcome> said();

  /** All of it at once. */
  public final List<Outcome> whole() {
    on(1, 1);
    return said();
  }

  private static final class Leg<T> extends Walk {
    private final Iterator<T> ahead;
    private final int length;
    private final Function<T, List<Outcome>> judge;
    private Set<Outcome> said = Set.of();
    private int done;

    Leg(Collection<T> all, Function<T, List<Outcome>> judge, Collection<? extends Outcome> before) {
      ahead = all.iterator();
      length = all.size();
      this.judge = judge;
      if (!before.isEmpty()) {
        said = new LinkedHashSet<>(before);
      }
    }

    @Override
    boolean isSilent() {
      return length == 0 && said.isEmpty();
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public void on(int part, int parts) {
      int end = (int) ((long) length * part / parts);
      for (; done < end; done++) {
        List<Outcome> more = judge.apply(ahead.next());
        if (!more.isEmpty()) {
          said = said.isEmpty() ? new LinkedHashSet<>() : said;
          said.addAll(more);
        }
      }
    }

    @Override
    public List<Outcome> said() {
      return List.copyOf(said);
    }
  }

  private static final class Pair extends Walk {
    private final Walk first;
    private final Walk second;

    Pair(Walk first, Walk second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public int length() {
      return Math.max(first.length(), second.length());
    }

    @Override
    public void on(int part, int parts) {
      first.on(part, parts);
      second.on(part, parts);
    }

    @Override
    public List<Outcome> said() {
      List<Outcome> before = first.said();
      List<Outcome> after = second.said();
      if (before.isEmpty() || after.isEmpty()) {
        return before.isEmpty() ? after : before;
      }
      Set<Outcome> said = new LinkedHashSet<>(before);
      said.addAll(after);
      return List.copyOf(said);
    }
  }

  private static final class Ended extends Walk {
    private final Walk walk;
    private final UnaryOperator<List<Outcome>> ending;

    Ended(Walk walk, UnaryOperator<List<Outcome>> ending) {
      this.walk = walk;
      this.ending = ending;
    }

    @Override
    public int length() {
      return walk.length();
    }

    @Override
    public void on(int part, int parts) {
      walk.on(part, parts);
    }

    @Override
    public List<Outcome> said() {
      return ending.apply(walk.said());
    }
  }
}
