import app from '../../../../crates/post/locales/app.en.ftl';
import desk from '../../../../crates/post/locales/desk.en.ftl';
import parts from '../../../../crates/post/locales/parts.en.ftl';
import send from '../../../../crates/post/locales/send.en.ftl';

export default [app, desk, parts, send];
