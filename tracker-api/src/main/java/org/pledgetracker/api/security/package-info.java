/** Accounts, roles and who may do what. */
@NullMarked
package org.pledgetracker.api.security;

import org.jspecify.annotations.NullMarked;
