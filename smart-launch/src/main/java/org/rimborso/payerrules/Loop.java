package org.rimborso.payerrules;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * What CEL makes of its macros, such as {@code exists} and {@code filter}: goes through a list and
 * collects a result.
 *
 * @param item the place of the entry at hand
 * @param result the place of what is collected
 * @param of type of what it goes through, for messages
 */
record Loop(
    Expression range,
    Expression start,
    Expression goesOn,
    Expression step,
    Expression end,
    int item,
    int result,
    String of)
    implements Expression {

  @Override
  public Object in(Frame frame) {
    Object all = range.in(frame);
    if (all instanceof Unknown) {
      return all;
    }
    if (!(all instanceof List<?> list)) {
      return Unknown.failed("a loop through " + of);
    }
    frame.set(result, start.in(frame));
    for (Object one : list) {
      frame.spend(1);
      frame.set(item, one);
      if (goesOn.in(frame) instanceof Boolean more && !more) {
        break;
      }
      frame.set(result, step.in(frame));
    }
    return end.in(frame);
  }

  /**
   * Adding one entry to what a loop collects: in place, for nobody else sees it. Any other adding
   * of lists is done as {@code usual}.
   */
  static Expression grow(List<CelExpr> operands, List<Expression> arguments, Expression usual) {
    CelExpr collected = operands.get(0);
    boolean grows =
        collected.getKind() == CelExpr.ExprKind.Kind.IDENT
            && collected.ident().name().startsWith("@result")
            && operands.get(1).getKind() == CelExpr.ExprKind.Kind.LIST;
    if (!grows) {
      return usual;
    }
    return frame -> {
      Object all = arguments.get(0).in(frame);
      Object more = arguments.get(1).in(frame);
      if (all instanceof Grown grown && more instanceof List<?> one) {
        frame.spend(one.size());
        grown.addAll(one);
        return grown;
      }
      return all instanceof List<?> none && none.isEmpty() && more instanceof List<?> one
          ? new Grown(one)
          : usual.in(frame);
    };
  }

  /** A list that is still collected. */
  private static final class Grown extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    Grown(List<?> first) {
      super(first);
    }
  }
}
