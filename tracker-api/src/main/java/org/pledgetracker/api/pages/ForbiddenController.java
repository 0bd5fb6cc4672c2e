package org.pledgetracker.api.pages;

import org.pledgetracker.projections.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the security filters lead somebody who is signed in and may not do this. */
@Controller
final class ForbiddenController {

    static final String PATH = "/forbidden";

    @RequestMapping(PATH)
    ModelAndView forbidden() {
        return PageErrors.page(Problem.FORBIDDEN.detail("Your account may not do this."));
    }
}
