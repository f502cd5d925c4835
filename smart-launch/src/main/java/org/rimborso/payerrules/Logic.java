package org.rimborso.payerrules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Expressions that decide, with three answers: true, false, and {@link Unknown}. */
final class Logic {
  private Logic() {}

  static Expression not(Expression one) {
    return frame -> {
      Object value = one.in(frame);
      return value instanceof Boolean truth ? (Object) !truth : value;
    };
  }

  /** False where either is false, even if the other is unknown. */
  static Expression and(Expression one, Expression other) {
    return frame -> decided(one, other, frame, false);
  }

  /** True where either is true, even if the other is unknown. */
  static Expression or(Expression one, Expression other) {
    return frame -> decided(one, other, frame, true);
  }

  private static Object decided(Expression one, Expression other, Frame frame, boolean decides) {
    Object first = one.in(frame);
    if (first instanceof Boolean truth && truth == decides) {
      return decides;
    }
    Object second = other.in(frame);
    if (second instanceof Boolean truth && truth == decides) {
      return decides;
    }
    return first instanceof Unknown ? first : second;
  }

  static Expression notStrictlyFalse(Expression one) {
    return frame -> !(one.in(frame) instanceof Boolean truth) || truth;
  }

  static Expression choice(Expression question, Expression yes, Expression no) {
    return frame -> {
      Object answer = question.in(frame);
      if (answer instanceof Boolean truth) {
        return truth ? yes.in(frame) : no.in(frame);
      }
      return answer;
    };
  }

  /** Whether a value is one of these, which never change. */
  static Expression among(Expression one, List<Object> values) {
    boolean texts = values.stream().allMatch(String.class::isInstance);
    Set<Object> known = new HashSet<>(values);
    return frame -> {
      Object value = one.in(frame);
      if (value instanceof Unknown) {
        return value;
      }
      return texts ? known.contains(value) : Operators.contains(frame, value, values);
    };
  }

  /** What is unknown as soon as an argument is. */
  static Expression strict(Operators.Operator operator, List<Expression> arguments) {
    if (arguments.size() == 1) {
      Expression only = arguments.get(0);
      return frame -> {
        Object value = only.in(frame);
        return value instanceof Unknown ? value : operator.of(frame, new Object[] {value});
      };
    }
    if (arguments.size() == 2) {
      Expression first = arguments.get(0);
      Expression second = arguments.get(1);
      return frame -> {
        Object one = first.in(frame);
        if (one instanceof Unknown) {
          return one;
        }
        Object other = second.in(frame);
        return other instanceof Unknown ? other : operator.of(frame, new Object[] {one, other});
      };
    }
    return frame -> {
      Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).in(frame);
        if (values[i] instanceof Unknown) {
          return values[i];
        }
      }
      return operator.of(frame, values);
    };
  }
}
