package org.rimborso.payerrules;

import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.payerrules.ChartView.CoverageSource;

/** A coverage as conditions see one. */
final class CoverageView {
  static final ViewType<CoverageSource> TYPE =
      new ViewType<CoverageSource>("Coverage")
          .with(
              "payer",
              Types.TEXT,
              "Name of who pays: of the payer's profile, else as the record has it.",
              one -> Unknown.unless(one.view().payer(one.coverage()), "Coverage.payor"))
          .with(
              "status",
              Types.TEXT,
              "active, cancelled, draft or entered-in-error.",
              one -> one.coverage().status())
          .with(
              "types",
              Types.TEXTS,
              "Codes of its type.",
              one -> one.coverage().type().codings().stream().map(Coding::code).toList())
          .with(
              "memberId",
              Types.TEXT,
              "Member or subscriber number.",
              one -> Unknown.unless(one.coverage().memberId(), "Coverage.subscriberId"))
          .with(
              "start",
              Types.DATE,
              "Its first day.",
              one -> Unknown.day(one.coverage().period().start(), "Coverage.period.start"))
          .with(
              "end",
              Types.DATE,
              "Its last day.",
              one -> Unknown.day(one.coverage().period().end(), "Coverage.period.end"))
          .with("order", Types.WHOLE, "Its place among the patient's, from 1.", CoverageView::order)
          .with(
              "isSelfPay",
              Types.TRUTH,
              "Whether the patient pays.",
              one -> one.coverage().isSelfPay());

  private CoverageView() {}

  private static Object order(CoverageSource source) {
    Coverage coverage = source.coverage();
    return coverage.order().isPresent()
        ? (Object) (long) coverage.order().getAsInt()
        : Unknown.element("Coverage.order");
  }
}
