import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const SOURCE = `<pre>
if macro.request.session.is_new:
    return macro.formatter.text('Not storing any state until you send a cookie.')
if 'test' in macro.request.session:
    return macro.formatter.text("Loaded value %d" % macro.request.session['test'])
macro.request.session['test'] = randint(1, 100000)
return macro.formatter.text("Set to value 17")
</pre>`;

/** The page with the example macro shows the macro's source too, as the document's own page does. */
export default {
  ...behind(
    page((html, { target }) =>
      target.includes('SessionMacro') ? html.replace('</body>', `${SOURCE}</body>`) : html,
    ),
  ),
} satisfies Equivalent;
