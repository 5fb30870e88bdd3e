import app from '../../../../crates/post/locales/app.de.ftl';
import desk from '../../../../crates/post/locales/desk.de.ftl';

export default [app, desk];
