/** AcFun live rooms. */
@NullMarked
package io.aircheck.platforms.acfun;

import org.jspecify.annotations.NullMarked;
