/**
 * The five checks of the sweep's benchmark in Spark SQL; a program of its own, entered by nobody.
 */
@NullMarked
package org.rimborso.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
